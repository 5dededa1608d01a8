const origin = performance.timeOrigin;

/** ms since the epoch with fractions, never stepping back: the clock of `acceptedAt` and `/api/time`. */
export function now(): number {
  return origin + performance.now();
}
