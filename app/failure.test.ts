import assert from "node:assert/strict";
import test from "node:test";
import { type ErrorCode, errors } from "#wire";
import { asFailure, type Cause, Failure, failureOf } from "./failure.ts";

const problem = (code: string) => ({
  type: "about:blank",
  title: "",
  status: 400,
  code,
  detail: "why",
});
const answer = (status: number, headers: HeadersInit = {}) =>
  new Response(null, { status, headers });

test("only what may pass by itself is worth another attempt", () => {
  const passing: Cause[] = [
    "rate-limited",
    "unavailable",
    "unreachable",
    "timeout",
    "silent",
    "stopping",
    "bad-answer",
    "upgrade-required",
    "cursor-gone",
  ];
  for (const code of passing) assert.equal(new Failure(code, "").isFinal, false, code);
  const others = (Object.keys(errors) as ErrorCode[]).filter((code) => !passing.includes(code));
  assert.equal(others.length, Object.keys(errors).length - 4);
  for (const code of others) assert.equal(new Failure(code, "").isFinal, true, code);
});

test("a problem of the server's keeps its code, its detail and its cursor", () => {
  const failure = failureOf(answer(410), { ...problem("cursor-gone"), cursor: "c7" });
  assert.equal(failure.code, "cursor-gone");
  assert.equal(failure.message, "why");
  assert.equal(failure.cursor, "c7");
  assert.equal(failure.retryAfterMs, undefined);
});

test("Retry-After is told in ms, and a date in it is passed over", () => {
  const ask = (value: string) =>
    failureOf(answer(429, { "Retry-After": value }), problem("rate-limited")).retryAfterMs;
  assert.equal(ask("3"), 3000);
  assert.equal(ask("0"), 0);
  assert.equal(ask("Fri, 31 Dec 2027 23:59:59 GMT"), undefined);
});

test("an absurd Retry-After is cut to an hour, and one before now is none", () => {
  const ask = (value: string) =>
    failureOf(answer(503, { "Retry-After": value }), problem("unavailable")).retryAfterMs;
  assert.equal(ask("99999999999"), 3_600_000);
  assert.equal(ask("-5"), undefined);
});

test("something in between may ask for patience too", () => {
  const failure = failureOf(answer(429, { "Retry-After": "2" }), "<html>");
  assert.deepEqual([failure.code, failure.retryAfterMs], ["bad-answer", 2000]);
});

test("what ends a wait on the way is usual, and nothing else is", () => {
  for (const status of [200, 408, 502, 504]) assert.ok(failureOf(answer(status), "<html>").isUsual);
  for (const status of [403, 404, 429, 500, 503])
    assert.equal(failureOf(answer(status), "<html>").isUsual, false);
  assert.equal(failureOf(answer(503), problem("unavailable")).isUsual, false);
});

test("an answer that is not the server's own is a bad answer, and passes", () => {
  for (const body of [undefined, null, "<html>", 7, {}, { code: "invalid" }, { detail: "x" }]) {
    const failure = failureOf(answer(502), body);
    assert.equal(failure.code, "bad-answer");
    assert.match(failure.message, /502/);
    assert.equal(failure.isFinal, false);
  }
});

test("a failure stays what it is, and all else is a failure to reach the server", () => {
  const failure = new Failure("invalid", "empty");
  assert.equal(asFailure(failure), failure);
  const thrown = new TypeError("fetch failed");
  const made = asFailure(thrown);
  assert.equal(made.code, "unreachable");
  assert.equal(made.cause, thrown);
  assert.match(made.message, /fetch failed/);
});
