/** What the last failure cost: messages of the first delivery after it, and its `Date.now()`. */
export interface Recovery {
  count: number;
  at: number;
}

/** Failures, and what came first after each. */
export interface Recoveries {
  readonly last: Recovery | undefined;
  /** Messages of all of them. */
  readonly total: number;
  failed(): void;
  /** @returns whether it was the first delivery after a failure. */
  delivered(count: number): boolean;
  reset(): void;
}

/** Makes the count of one panel's recoveries, at none. */
export function createRecoveries(): Recoveries {
  let last: Recovery | undefined;
  let total = 0;
  /** It failed and has not delivered since. */
  let isTroubled = false;
  return {
    get last() {
      return last;
    },
    get total() {
      return total;
    },
    failed() {
      isTroubled = true;
    },
    delivered(count) {
      if (!isTroubled) return false;
      isTroubled = false;
      last = { count, at: Date.now() };
      total += count;
      return true;
    },
    reset() {
      last = undefined;
      total = 0;
    },
  };
}
