import assert from "node:assert/strict";
import test from "node:test";
import { makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { openPeer, type Peer, range, seqs } from "../testing.ts";
import { refuse, reply, startFake } from "../testing-net.ts";

const id = "short-polling";
const page = { cursor: "c0", messages: [], more: false };

/** When the asks began. */
const starts = ({ events }: Peer) =>
  events.filter(({ type }) => type === "request").map(({ at }) => at);
/** ms from the start of each ask to the start of the next. */
const periods = (peer: Peer) => {
  const times = starts(peer);
  return times.slice(1).map((at, i) => at - (times[i] ?? 0));
};
/** ms from each answer to the start of the next ask. */
const pauses = ({ events }: Peer) =>
  events.flatMap(({ type, at }, i) => {
    const next = events[i + 1];
    return type === "answer" && next ? [next.at - at] : [];
  });
const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test("the period runs from the start of one ask to the start of the next", async (t) => {
  const fake = await startFake(t, {
    answer: (res) => void setTimeout(() => reply(res, 200, page), 100),
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { intervalMs: 200 } });
  await peer.until(() => starts(peer).length >= 10);
  assert.equal(fake.most, 1);
  const period = median(periods(peer));
  assert.ok(period > 180, `the median period is ${period} ms`);
  // Counted from the answer, the pause would be the whole period.
  const pause = median(pauses(peer));
  assert.ok(pause < 160, `the median pause is ${pause} ms`);
});

test("a server slower than the period is asked again at once, but never twice at a time", async (t) => {
  const fake = await startFake(t, {
    answer: (res) => void setTimeout(() => reply(res, 200, page), 300),
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { intervalMs: 250 } });
  await peer.until(() => starts(peer).length >= 7);
  assert.equal(fake.most, 1);
  const pause = median(pauses(peer));
  assert.ok(pause < 150, `the median pause is ${pause} ms`);
});

test("asks that a slow answer made impossible are not made up for", async (t) => {
  const fake = await startFake(t, {
    answer: (res, _req, nth) => void setTimeout(() => reply(res, 200, page), nth === 2 ? 400 : 0),
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { intervalMs: 100 } });
  await peer.until(() => starts(peer).length >= 8);
  const [, slow = 0, ...after] = periods(peer);
  assert.ok(slow >= 395, `the slow one took ${slow} ms`);
  assert.ok(median(after) > 50, `afterwards it asked every ${median(after)} ms`);
});

test("pages of a backlog follow each other at once", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const first = openPeer(t, { id, port: server.port, room });
  await first.until(() => first.deliveries.length > 0);
  first.close();
  for (const _ of range(1, 6)) await sayMany(server, room, 100);
  const cursor = first.deliveries[0]?.cursor;
  const settings = { intervalMs: 60_000 };
  const peer = openPeer(t, { id, port: server.port, room, cursor, settings });
  await peer.has(600);
  assert.deepEqual(seqs(peer.messages()), range(1, 600));
});

test("after a failure the period begins anew", async (t) => {
  const fake = await startFake(t, {
    answer(res, _req, nth) {
      if (nth === 2) refuse(res, "unavailable");
      else reply(res, 200, page);
    },
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { intervalMs: 300 } });
  await peer.until(() => starts(peer).length >= 4);
  const [, , afterRetry = 0] = periods(peer);
  assert.ok(afterRetry > 280, `${afterRetry} ms from the retry to the next ask`);
});

test("with a phase the rhythm begins so far into a period, and again after a slow answer", async (t) => {
  const fake = await startFake(t, {
    answer: (res, _req, nth) => void setTimeout(() => reply(res, 200, page), nth === 3 ? 700 : 0),
  });
  const settings = { intervalMs: 500, phase: 0.8 };
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
  await peer.until(() => starts(peer).length >= 6);
  const [first = 0, whole = 0, slow = 0, again = 0, after = 0] = periods(peer);
  assert.ok(first < 300 && again < 300, `the first took ${first} ms, after the slow one ${again}`);
  assert.ok(whole > 450 && after > 450, `whole ones took ${whole} and ${after} ms`);
  assert.ok(slow >= 695, `the slow one took ${slow} ms`);
});
