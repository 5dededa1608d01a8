import assert from "node:assert/strict";
import test from "node:test";
import { createLag } from "./lag.ts";

test("nobody is behind who has what the others have, or has had little time to get it", () => {
  const lag = createLag();
  assert.deepEqual(lag.note(0, [undefined, undefined]), [0, 0]);
  assert.deepEqual(lag.note(1000, [3, 3]), [0, 0]);
  assert.deepEqual(lag.note(2000, [9, 3]), [0, 0]);
  assert.deepEqual(lag.note(16_900, [9, 3]), [0, 0]);
});

test("a panel that stays silent is behind by what another has had for long, and no more", () => {
  const lag = createLag();
  lag.note(0, [5, 5]);
  lag.note(1000, [7, 5]);
  lag.note(2000, [8, 5]);
  assert.deepEqual(lag.note(16_000, [20, 5]), [0, 2]);
  assert.deepEqual(lag.note(17_000, [20, 5]), [0, 3]);
  assert.deepEqual(lag.note(31_000, [20, 5]), [0, 15]);
});

test("who catches up is not behind any more", () => {
  const lag = createLag();
  lag.note(0, [7, 5]);
  assert.deepEqual(lag.note(15_000, [7, 5]), [0, 2]);
  assert.deepEqual(lag.note(16_000, [7, 7]), [0, 0]);
});

test("a panel without any message may have nothing to get", () => {
  const lag = createLag();
  lag.note(0, [7, undefined]);
  assert.deepEqual(lag.note(20_000, [7, undefined]), [0, 0]);
});
