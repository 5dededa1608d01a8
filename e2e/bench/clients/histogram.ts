/** Times in steps of a tenth of a millisecond: millions of them cost no memory. */
export interface Histogram {
  add(ms: number): void;
  /** The time that this share of them did not pass, ms; not a number while there is none. */
  quantile(share: number): number;
}

const perMs = 10;
/** What takes longer is counted here, ms. */
const mostMs = 60_000;

export function createHistogram(): Histogram {
  const steps = new Uint32Array(mostMs * perMs + 1);
  let count = 0;
  return {
    add(ms) {
      const step = Math.min(steps.length - 1, Math.max(0, Math.round(ms * perMs)));
      steps[step] = (steps[step] ?? 0) + 1;
      count += 1;
    },
    quantile(share) {
      let left = share * count;
      for (let step = 0; step < steps.length; step++) {
        left -= steps[step] ?? 0;
        if (left <= 0 && count > 0) return step / perMs;
      }
      return Number.NaN;
    },
  };
}
