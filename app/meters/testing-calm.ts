import { monitorEventLoopDelay } from "node:perf_hooks";
import type { TestContext } from "node:test";

/** A turn of the event loop that takes this long says that the machine has other work, ms. */
const busyMs = 25;
const mostTries = 4;

/** How late this process's own event loop was so far in 99 of 100 turns, ms: a machine's, not a transport's. */
export type Lateness = () => number;

/**
 * Measures again when it failed while the machine was busy with something else: that reading says
 * nothing about a transport. What fails on a calm machine fails.
 */
export async function measure(
  t: TestContext,
  run: (late: Lateness) => Promise<void>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const delays = monitorEventLoopDelay({ resolution: 5 });
    const late = () => delays.percentile(99) / 1e6;
    delays.enable();
    try {
      return await run(late);
    } catch (error) {
      delays.disable();
      const isBusy = late() > busyMs;
      if (!isBusy || tries === mostTries) throw error;
      t.diagnostic(`busy: the event loop was ${Math.round(delays.max / 1e6)} ms late; once more`);
    } finally {
      delays.disable();
    }
  }
}
