import assert from "node:assert/strict";
import test from "node:test";
import type { ExchangeMark, Flight, FrameMark } from "../timeline/recorder.ts";
import { createRecording } from "../timeline/recorder.ts";
import { type Clocks, eventColumns, eventRows } from "./events.ts";

const clocks: Clocks = { timeOrigin: Date.UTC(2026, 0, 2, 3, 4, 5), offsetMs: 500 };
const shift = clocks.timeOrigin + clocks.offsetMs;

const ask: ExchangeMark = {
  type: "exchange",
  transport: "one",
  exchange: 1,
  kind: "ask",
  url: "/api/rooms/r/one?client=secret-client",
  start: 1000,
  end: 1025.04,
  answeredAt: 1025.04,
  status: 200,
  messages: 2,
  cause: undefined,
};
const frame: FrameMark = {
  type: "frame",
  transport: "two",
  exchange: 2,
  at: 1010,
  direction: "down",
  frame: "messages",
  messages: 1,
};
const flight: Flight = {
  transport: "two",
  seq: 7,
  acceptedAt: shift + 1001,
  deliveredAt: 1010.5,
};

/** Rows by the names of their columns. */
function read(marks: (ExchangeMark | FrameMark)[], flights: Flight[], startedAt = 900) {
  const [head = [], ...rows] = eventRows({ marks, flights, startedAt }, clocks);
  assert.deepEqual(head, [...eventColumns]);
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell])));
}

test("there is one row for each exchange, frame and message delivered, oldest first", () => {
  const rows = read([frame, ask], [flight]);
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ["ask", "frame down", "message"],
  );
});

test("times are on the server's clock and since the start of the count", () => {
  const [row] = read([ask], []);
  assert.equal(row?.time, "2026-01-02T03:04:06.500Z");
  assert.equal(row?.since_start_ms, 100);
  assert.equal(row?.duration_ms, 25);
  assert.equal(row?.status, 200);
  assert.equal(row?.messages, 2);
});

test("a message's age is its time minus the moment it was accepted", () => {
  const [row] = read([], [flight]);
  assert.equal(row?.seq, 7);
  assert.equal(row?.accepted_at, "2026-01-02T03:04:06.501Z");
  assert.equal(row?.age_ms, 9.5);
});

test("an age is never below zero, and what was accepted before the start has none", () => {
  const [early, old] = read(
    [],
    [
      { ...flight, acceptedAt: shift + 1011 },
      { ...flight, acceptedAt: shift + 899 },
    ],
  );
  assert.equal(early?.age_ms, 0);
  assert.equal(old?.age_ms, undefined);
  assert.equal(old?.seq, 7);
});

test("what is under way has no duration, and what failed has its cause", () => {
  const open = { ...ask, end: undefined, answeredAt: undefined, status: undefined };
  const failed = { ...open, start: 2000, end: 2100, cause: "timeout" };
  const rows = read([open, failed], []);
  assert.equal(rows[0]?.duration_ms, undefined);
  assert.equal(rows[1]?.duration_ms, 100);
  assert.equal(rows[1]?.cause, "timeout");
});

test("a socket's duration is that of its handshake, and its messages stand with its frames", () => {
  const [row] = read([{ ...ask, kind: "handshake", end: undefined, status: 101 }], []);
  assert.equal(row?.duration_ms, 25);
  assert.equal(row?.messages, undefined);
});

test("the client's id is nowhere", () => {
  assert.doesNotMatch(
    JSON.stringify(eventRows({ marks: [ask], flights: [], startedAt: 0 }, clocks)),
    /secret-client/,
  );
});

test("a recording knows when it began, and begins anew", async () => {
  const recording = createRecording();
  const first = recording.startedAt;
  await new Promise((resolve) => setTimeout(resolve, 5));
  recording.reset();
  assert.ok(recording.startedAt > first);
});
