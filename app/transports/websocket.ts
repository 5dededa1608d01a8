// I open one connection and keep it; the server pushes each piece of news the moment it has it.
// What I send goes through the same connection, and its receipt comes back among the news.
// A connection can die without a word, so I listen for silence and open a new one.
import type { Draft, Message, ServerFrame } from "#wire";
import { type Deferred, deferred } from "../deferred.ts";
import { asFailure } from "../failure.ts";
import { limit, type Patience } from "../limit.ts";
import { type Line, refusedBy } from "../line.ts";
import { heartbeat } from "./heartbeat.ts";
import { createLifeline } from "./lifeline.ts";
import { createOutbox } from "./outbox.ts";
import type { Transport } from "./transport.ts";

export const websocket: Transport = {
  uses: [],

  open(opening) {
    const { traffic, settings } = opening;
    const life = createLifeline(opening);
    const { signal, onBack } = life;
    const receipts = new Map<string, Deferred<Message>>();
    const outbox = createOutbox({ post, settings, signal, onBack });
    let connecting: Promise<Line> | undefined;
    let heard = () => {};

    function hear(frame: ServerFrame): void {
      heard();
      if (frame.type === "messages") life.arrived(frame);
      else if (frame.type === "accepted") receipts.get(frame.id)?.resolve(frame.message);
      else if (frame.type === "problem") receipts.get(frame.id ?? "")?.reject(refusedBy(frame));
    }

    async function post(draft: Draft, patience: Patience): Promise<Message> {
      const line = await connecting;
      const receipt = deferred<Message>();
      const { signal: late, end } = limit(patience);
      late.addEventListener("abort", () => receipt.reject(asFailure(late.reason)));
      receipts.set(draft.id, receipt);
      line?.send({ type: "send", ...draft });
      return Promise.race([receipt.promise, line?.fallen ?? receipt.promise]).finally(() => {
        end();
        receipts.delete(draft.id);
      });
    }

    async function run(): Promise<void> {
      while (!signal.aborted) {
        try {
          const { timeoutMs } = settings;
          connecting = life.attempt((current) =>
            traffic.connect({ after: life.cursor }, hear, { signal: current, timeoutMs }),
          );
          const line = await connecting;
          const beat = heartbeat(line, settings, life.onWake);
          heard = beat.heard;
          await line.fallen.finally(beat.stop);
        } catch (thrown) {
          await life.failed(thrown);
        }
      }
    }

    void run();
    return { send: outbox.send, close: life.close };
  },
};
