// I ask "anything new?" and get an answer at once, which is most often "no".
// Then I wait until my period is over, counted from the start of one ask to the start of the next.
// News is as old as the time until my next ask: half a period on average, a whole one at worst.
import { sleep } from "../deferred.ts";
import { createLifeline } from "./lifeline.ts";
import { createOutbox } from "./outbox.ts";
import type { Transport } from "./transport.ts";

export const shortPolling: Transport = {
  uses: ["intervalMs"],

  open(opening) {
    const { traffic, settings } = opening;
    const life = createLifeline(opening);
    const { signal, onBack } = life;
    const outbox = createOutbox({ post: traffic.send, settings, signal, onBack });

    /** The start of the period that runs now. */
    const begin = () => performance.now() - (settings.phase ?? 0) * settings.intervalMs;

    async function run(): Promise<void> {
      let due = begin();
      while (!signal.aborted) {
        try {
          const { timeoutMs } = settings;
          const page = await life.attempt((current) =>
            traffic.ask({ after: life.cursor }, { signal: current, timeoutMs }),
          );
          life.arrived(page);
          if (page.more) continue;
          due += settings.intervalMs;
          // An answer later than a whole period skips the asks it made impossible.
          if (due < performance.now()) due = begin();
          await sleep(due - performance.now(), signal);
        } catch (thrown) {
          await life.failed(thrown);
          due = begin();
        }
      }
    }

    void run();
    return { send: outbox.send, close: life.close };
  },
};
