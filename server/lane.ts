import type { FaultSettings } from "#wire";

/** One direction of one connection: what passes may be held up, and keeps its order. */
export interface Lane {
  /**
   * Runs what is to happen after half the simulated round trip; at once when there is none.
   * @returns false when too much waits already; then it never runs.
   */
  pass(faults: Pick<FaultSettings, "delayMs" | "jitterMs">, run: () => void): boolean;
  /** Forgets all that waits. */
  close(): void;
}

/** Two seconds of a thousand frames a second, and then some. */
const mostWaiting = 5000;

/** @param random 0 to 1, for the jitter. */
export function createLane(random: () => number = Math.random): Lane {
  let waiting: { due: number; run: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function release(): void {
    const now = performance.now();
    const next = waiting.findIndex(({ due }) => due > now);
    const ripe = waiting.splice(0, next < 0 ? waiting.length : next);
    timer = waiting[0] && setTimeout(release, waiting[0].due - now);
    for (const { run } of ripe) run();
  }

  return {
    pass({ delayMs, jitterMs }, run) {
      const last = waiting.at(-1);
      if (!last && delayMs === 0 && jitterMs === 0) {
        run();
        return true;
      }
      if (waiting.length >= mostWaiting) return false;
      const waitMs = Math.max(0, delayMs / 2 + jitterMs * (2 * random() - 1));
      // Nothing overtakes on one connection: whoever draws a short wait queues behind the last.
      const due = Math.max(performance.now() + waitMs, last?.due ?? 0);
      waiting.push({ due, run });
      timer ??= setTimeout(release, due - performance.now());
      return true;
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
    },
  };
}
