import assert from "node:assert/strict";
import test from "node:test";
import { Refusal } from "./refusal.ts";
import {
  parseAsk,
  parseDraft,
  parsePing,
  parseRoomRequest,
  parseSender,
  parseWait,
} from "./validate.ts";

const draft = { id: "a", author: "Ada", text: "hello", sentAt: 1 };
const refuses = (run: () => unknown, field: string | undefined, status: number) =>
  assert.throws(run, (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual([error.code, error.details.field, error.status], ["invalid", field, status]);
    return true;
  });
const query = (text: string) => new URLSearchParams(text);

test("a draft is taken over without what it does not know", () => {
  assert.deepEqual(parseDraft({ ...draft, seq: 7, kind: "event", via: "x", data: {} }), draft);
  const { author: _, ...anonymous } = draft;
  assert.deepEqual(parseDraft(anonymous), anonymous);
});

for (const [field, ...values] of [
  ["id", undefined, null, 1, "", "a b", "ä", "a\n", "a".repeat(65)],
  ["author", null, 1, "a".repeat(33), "\0", "\ud800"],
  ["text", undefined, null, 1, "", "a".repeat(2001), "\0", "\ud800", ["a"]],
  ["sentAt", undefined, null, "1", Number.NaN, Number.POSITIVE_INFINITY],
] as const) {
  for (const value of values) {
    test(`${field} ${String(JSON.stringify(value)).slice(0, 20)} is refused by its name`, () => {
      refuses(() => parseDraft({ ...draft, [field]: value }), field, 422);
    });
  }
}

test("a missing field is said to be missing", () => {
  assert.throws(() => parseDraft({ id: "a", sentAt: 1 }), { message: "text: It is missing." });
});

test("lengths count code points", () => {
  const long = { ...draft, text: "👋".repeat(2000), author: "👋".repeat(32) };
  assert.deepEqual(parseDraft(long), long);
  refuses(() => parseDraft({ ...draft, text: "👋".repeat(2001) }), "text", 422);
});

test("what is not an object is refused without a field", () => {
  for (const input of [undefined, null, "text", 1, [draft]]) {
    refuses(() => parseDraft(input), undefined, 422);
  }
});

test("a room may be asked for by a plain name", () => {
  for (const room of ["a", "7", "a-b-", "a".repeat(32)]) {
    assert.deepEqual(parseRoomRequest({ room, other: 1 }), { room });
  }
  assert.deepEqual(parseRoomRequest({}), {});
  for (const room of ["", "-a", "A", "a b", "a_b", "ä", "a/b", "a".repeat(33), null, 1]) {
    refuses(() => parseRoomRequest({ room }), "room", 422);
  }
});

test("a ping holds a number", () => {
  assert.deepEqual(parsePing({ type: "ping", t: 1.5 }), { t: 1.5 });
  for (const t of [undefined, "1", null]) refuses(() => parsePing({ t }), "t", 422);
});

test("an ask is read with what it names", () => {
  const ask = parseAsk(query("after=e.1&client=me&limit=7&wait=1&x=y"));
  assert.deepEqual([ask.after, ask.client, ask.limit], ["e.1", "me", 7]);
  assert.equal(ask.problem, undefined);
  const empty = parseAsk(query(""));
  assert.deepEqual([empty.after, empty.client, empty.limit], [undefined, undefined, undefined]);
});

test("an ask with a bad client counts for nobody and tells its problem", () => {
  for (const parse of [parseAsk, parseSender]) {
    const { client, problem } = parse(query("client=a%20b&limit=7"));
    assert.equal(client, undefined);
    assert.deepEqual([problem?.details.field, problem?.status], ["client", 400]);
  }
});

test("a bad limit leaves the client known", () => {
  const { client, problem } = parseAsk(query("client=me&limit=0"));
  assert.equal(client, "me");
  assert.deepEqual([problem?.details.field, problem?.status], ["limit", 400]);
});

test("a wait is 0 to 55 seconds, 25 unless said", () => {
  assert.equal(parseWait(query("")), 25);
  for (const [text, seconds] of [
    ["0", 0],
    ["55", 55],
    ["0.25", 0.25],
  ] as const) {
    assert.equal(parseWait(query(`wait=${text}`)), seconds);
  }
  for (const text of ["", "-1", "55.001", "1e1", "x"]) {
    refuses(() => parseWait(query(`wait=${text}`)), "wait", 400);
  }
});
