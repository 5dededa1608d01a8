/** How far the panels have come together: whoever lacks for long what another has had is cut off. */
export interface CommonHead {
  /** A panel has everything from the `first` to the `last` of what it was just brought. */
  note(first: number, last: number): void;
  /** Messages that somebody has had for too long and a panel that is at `last` has not. */
  overdue(last: number | undefined): number;
  /** The log, or the counting, began anew. */
  reset(): void;
}

interface Step {
  at: number;
  seq: number;
}

/** So many steps are told apart within the patience: more would only cost memory. */
const steps = 50;

/** @param overdueMs what somebody has had for longer than this should have come to all. */
export function createCommonHead(overdueMs: number, now = () => performance.now()): CommonHead {
  /** Where the first message that anybody got stands. */
  let from = Number.POSITIVE_INFINITY;
  const stepMs = overdueMs / steps;
  /** The highest number by time, the newest last. */
  let head: Step[] = [];
  /** The highest number that somebody has had for too long. */
  let due = 0;

  function settle(): void {
    const until = now() - overdueMs;
    const old = head.findLast(({ at }) => at <= until);
    if (old === undefined) return;
    due = old.seq;
    head = head.filter(({ at }) => at > until);
  }

  return {
    note(first, last) {
      settle();
      from = Math.min(from, first);
      const newest = head.at(-1);
      if (last <= Math.max(due, newest?.seq ?? 0)) return;
      // Rounded up: nobody is called overdue too early.
      const at = Math.ceil(now() / stepMs) * stepMs;
      if (newest?.at === at) head.pop();
      head.push({ at, seq: last });
    },
    overdue(last = 0) {
      settle();
      return Math.max(0, due - Math.max(last, from - 1));
    },
    reset() {
      from = Number.POSITIVE_INFINITY;
      head = [];
      due = 0;
    },
  };
}
