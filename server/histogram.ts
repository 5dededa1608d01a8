/** Values counted by their size, in a few nanoseconds each. */
export interface Histogram {
  /** Upper bounds, each included, smallest first; what is above the last has a count of its own. */
  readonly bounds: readonly number[];
  /** How many values lie in each span; one more than there are bounds. */
  readonly counts: readonly number[];
  readonly sum: number;
  /** @param times how many values of that size. */
  observe(value: number, times?: number): void;
}

/** @param bounds upper ones, rising; what is above the last one counts in a bucket of its own. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let sum = 0;
  return {
    bounds,
    counts,
    get sum() {
      return sum;
    },
    observe(value, times = 1) {
      let i = 0;
      while (i < bounds.length && value > (bounds[i] ?? 0)) i += 1;
      counts[i] = (counts[i] ?? 0) + times;
      sum += value * times;
    },
  };
}
