import assert from "node:assert/strict";
import test from "node:test";
import { createBackoff } from "./backoff.ts";

const settings = { firstMs: 500, mostMs: 15_000, jitter: 0 };
const take = (next: () => number, count: number) => Array.from({ length: count }, next);

test("each wait is twice the one before, up to the longest", () => {
  const backoff = createBackoff(settings);
  assert.deepEqual(take(backoff.next, 7), [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("attempts are counted, and success begins anew", () => {
  const backoff = createBackoff(settings);
  assert.equal(backoff.attempt, 0);
  take(backoff.next, 3);
  assert.equal(backoff.attempt, 3);
  backoff.reset();
  assert.equal(backoff.attempt, 0);
  assert.equal(backoff.next(), 500);
});

test("chance takes away at most its share, and adds nothing", () => {
  const least = createBackoff({ ...settings, jitter: 0.5 }, () => 1);
  assert.deepEqual(take(least.next, 3), [250, 500, 1000]);
  const most = createBackoff({ ...settings, jitter: 0.5 }, () => 0);
  assert.deepEqual(take(most.next, 3), [500, 1000, 2000]);
});

test("many clients do not come back at once", () => {
  const waits = new Set(take(() => createBackoff({ ...settings, jitter: 0.5 }).next(), 100));
  assert.ok(waits.size > 90);
  for (const wait of waits) assert.ok(wait > 250 && wait <= 500);
});

test("it waits its longest after any number of failures", () => {
  const backoff = createBackoff(settings);
  assert.equal(take(backoff.next, 5000).at(-1), 15_000);
});
