/** How the waits between failed tries grow. */
export interface BackoffSettings {
  /** The first wait, ms. */
  firstMs: number;
  /** No wait is longer, ms. */
  mostMs: number;
  /** The share of a wait that chance may take away, 0 to 1, so that many clients do not come back at once. */
  jitter: number;
}

/** Waits between attempts: doubled on each failure, back to the first on success. */
export interface Backoff {
  /** Attempts since the last success. */
  readonly attempt: number;
  /** The next wait, ms: min(most, first · 2ⁿ) · (1 − jitter · chance). */
  next(): number;
  reset(): void;
}

/** Exponential backoff with jitter. @param random 0 to 1, the dice. */
export function createBackoff(
  { firstMs, mostMs, jitter }: BackoffSettings,
  random: () => number = Math.random,
): Backoff {
  let attempt = 0;
  return {
    get attempt() {
      return attempt;
    },
    next() {
      const whole = Math.min(mostMs, firstMs * 2 ** attempt);
      attempt += 1;
      return whole * (1 - jitter * random());
    },
    reset() {
      attempt = 0;
    },
  };
}
