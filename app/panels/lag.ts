/** How long a message may be under way after another panel had it: the slowest poll, and then some, ms. */
const patienceMs = 15_000;

/**
 * Watches who falls behind. A dead connection that looks alive loses nothing that a hole in the
 * numbers would tell: it is just silent, and only the others know what it lacks.
 */
export interface Lag {
  /**
   * @param now ms, of any clock that does not step.
   * @param newest the highest `seq` each panel has, none before its first message.
   * @returns how many messages each lacks that another has had for long.
   */
  note(now: number, newest: readonly (number | undefined)[]): number[];
}

export function createLag(): Lag {
  /** The highest `seq` of all, each time it was higher than before. */
  let heads: { at: number; seq: number }[] = [];

  return {
    note(now, newest) {
      const seq = Math.max(0, ...newest.map((one) => one ?? 0));
      if (seq > (heads.at(-1)?.seq ?? 0)) heads.push({ at: now, seq });
      const old = heads.filter(({ at }) => now - at >= patienceMs);
      const due = old.at(-1);
      if (due) heads = heads.slice(old.length - 1);
      return newest.map((one) => (due && one !== undefined ? Math.max(0, due.seq - one) : 0));
    },
  };
}
