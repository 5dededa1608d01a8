// I ask "anything new?" and the server keeps my question until there is: one ask, one piece of news.
// I ask again the moment I have an answer, so that there is always one question parked, never two.
// News comes as fast as the wire allows, unless it comes while I am between two questions.
import { sleep } from "../deferred.ts";
import { createBackoff } from "./backoff.ts";
import { createLifeline } from "./lifeline.ts";
import { createOutbox } from "./outbox.ts";
import type { Transport } from "./transport.ts";

export const longPolling: Transport = {
  uses: ["holdS"],

  open(opening) {
    const { traffic, settings } = opening;
    const life = createLifeline(opening);
    const { signal, onBack } = life;
    const outbox = createOutbox({ post: traffic.send, settings, signal, onBack });

    async function run(): Promise<void> {
      const calm = createBackoff(settings.backoff);
      while (!signal.aborted) {
        try {
          // In doubt the first ask is not held: its answer tells that all is well again.
          const wait = life.isSure ? settings.holdS : 0;
          const askedAt = performance.now();
          const timeoutMs = wait * 1000 + settings.timeoutMs;
          const page = await life.attempt((current) =>
            traffic.ask({ after: life.cursor, wait }, { signal: current, timeoutMs }),
          );
          life.arrived(page);
          // A server that does not hold must not be asked in a storm.
          const isHeld = performance.now() - askedAt >= wait * 500;
          if (isHeld || page.messages.length > 0) calm.reset();
          else await sleep(calm.next(), signal);
        } catch (thrown) {
          await life.failed(thrown);
        }
      }
    }

    void run();
    return { send: outbox.send, close: life.close };
  },
};
