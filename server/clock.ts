// The global is looked up by a getter at each use.
const clock = performance;
const origin = clock.timeOrigin;

/** ms since the epoch with fractions, never stepping back: the clock of `acceptedAt` and `/api/time`. */
export function now(): number {
  return origin + clock.now();
}
