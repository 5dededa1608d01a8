import assert from "node:assert/strict";
import test from "node:test";
import { deferred, sleep } from "./deferred.ts";

const never = new AbortController().signal;
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

test("a deferred promise settles from outside, once", async () => {
  const { promise, resolve, reject } = deferred<number>();
  resolve(1);
  resolve(2);
  reject(new Error("too late"));
  assert.equal(await promise, 1);
});

test("whoever waits hears of a rejection", async () => {
  const { promise, reject } = deferred<number>();
  reject(new Error("no"));
  await assert.rejects(promise, /no/);
});

test("a rejection nobody waits for is no error", async (t) => {
  const unheard = t.mock.fn();
  process.on("unhandledRejection", unheard);
  t.after(() => process.off("unhandledRejection", unheard));
  deferred().reject(new Error("nobody cares"));
  await sleep(1, never);
  assert.equal(unheard.mock.callCount(), 0);
});

test("sleep waits as long as asked", async () => {
  const startedAt = performance.now();
  await sleep(50, never);
  assert.ok(performance.now() - startedAt >= 49);
});

test("a negative sleep waits for the next turn alone", async () => {
  let isNext = false;
  const sleeping = sleep(-1000, never).then(() => {
    isNext = true;
  });
  await Promise.resolve();
  assert.equal(isNext, false);
  await sleeping;
});

test("sleep ends with the signal's reason, and leaves no timer", async () => {
  const closing = new AbortController();
  const before = timers();
  const sleeping = sleep(60_000, closing.signal);
  assert.equal(timers(), before + 1);
  closing.abort(new Error("enough"));
  await assert.rejects(sleeping, /enough/);
  assert.equal(timers(), before);
});

test("sleep does not begin under an aborted signal", async () => {
  const before = timers();
  await assert.rejects(sleep(60_000, AbortSignal.abort(new Error("over"))), /over/);
  assert.equal(timers(), before);
});

test("a slept signal is let go of", async (t) => {
  const { signal } = new AbortController();
  const off = t.mock.method(signal, "removeEventListener");
  await sleep(1, signal);
  assert.equal(off.mock.callCount(), 1);
});
