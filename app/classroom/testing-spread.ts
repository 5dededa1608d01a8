import assert from "node:assert/strict";
import { quantile } from "../meters/quantile.ts";

/** Ages of several messages: for each message one of every phone, ms. */
export type Spread = readonly (readonly number[])[];

/**
 * How far a distribution may lie from the uniform one (Kolmogorov–Smirnov). Of messages that come
 * at `m` evenly spaced moments of the interval `I` it lies `1/m` off at most, and what timers and
 * sockets take, a few tens of ms, moves it by that over `I`.
 */
const mostOff = 0.25;
/**
 * How much of the interval one message takes at least, in half of all cases. Ten phones that ask at
 * random leave so much free, always around the same moment, once in 25,000 classes.
 */
const leastSpread = 0.25;
/** For what is sent at once: nine of ten phones have it by then, ms. */
const atOnceMs = 60;

/** Short polling: each message arrives over the whole interval. @throws {AssertionError} */
export function assertSparkles(ages: Spread, intervalMs: number): void {
  const all = ages.flat().toSorted((a, b) => a - b);
  const off = Math.max(
    ...all.map((age, i) => {
      const expected = Math.min(1, age / intervalMs);
      return Math.max(expected - i / all.length, (i + 1) / all.length - expected);
    }),
  );
  assert.ok(off <= mostOff, `${off.toFixed(2)} off the uniform distribution, n ${all.length}`);
  const spreads = ages.map((one) => (Math.max(...one) - Math.min(...one)) / intervalMs);
  const spread = quantile(
    spreads.toSorted((a, b) => a - b),
    0.5,
  );
  assert.ok(spread >= leastSpread, `a message takes ${spread.toFixed(2)} of the interval`);
}

/** Long polling and WebSocket: each message is everywhere within tens of ms. @throws {AssertionError} */
export function assertFlashes(ages: Spread): void {
  const all = ages.flat().toSorted((a, b) => a - b);
  const late = quantile(all, 0.9);
  assert.ok(late <= atOnceMs, `nine of ten had it after ${late.toFixed(1)} ms, n ${all.length}`);
}
