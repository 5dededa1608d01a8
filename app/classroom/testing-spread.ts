import assert from "node:assert/strict";
import { quantile } from "../meters/quantile.ts";

/** Ages of several messages: for each message one of every phone, ms. */
export type Spread = readonly (readonly number[])[];

/**
 * How far a distribution may lie from the uniform one (Kolmogorov–Smirnov). Of messages that come
 * at `m` evenly spaced moments of the interval `I` it lies `1/m` off at most, and what timers and
 * sockets take moves it by that over `I`.
 */
const mostOff = 0.25;
/**
 * How much of the interval one message takes at least, in half of all cases: of `n` phones that ask
 * at random, all do so within less once in 25,000 classes, since the odds of that are `n·xⁿ⁻¹`. That is
 * a quarter for ten, and five eighths for thirty.
 */
const leastSpread = (n: number) => (1 / 25_000 / n) ** (1 / (n - 1));
/** For what is sent at once: nine of ten phones have it by then, ms. */
const atOnceMs = 60;

const sorted = (all: readonly number[]) => all.toSorted((a, b) => a - b);

/** Short polling: each message arrives over the whole interval. @throws {AssertionError} */
export function assertSparkles(ages: Spread, intervalMs: number): void {
  const all = sorted(ages.flat());
  const off = Math.max(
    ...all.map((age, i) => {
      const expected = Math.min(1, age / intervalMs);
      return Math.max(expected - i / all.length, (i + 1) / all.length - expected);
    }),
  );
  assert.ok(off <= mostOff, `${off.toFixed(2)} off the uniform distribution, n ${all.length}`);
  const spreads = ages.map((one) => (Math.max(...one) - Math.min(...one)) / intervalMs);
  const spread = quantile(sorted(spreads), 0.5);
  const least = leastSpread(ages[0]?.length ?? 0);
  assert.ok(spread >= least, `a message takes ${spread.toFixed(2)} of the interval`);
}

/** Long polling and WebSocket: whether nine of ten phones had a message within tens of ms. */
export function flashes(ages: readonly number[]): boolean {
  return quantile(sorted(ages), 0.9) <= atOnceMs;
}
