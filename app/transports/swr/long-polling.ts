import useSWRSubscription from "swr/subscription";
import type { Message } from "#wire";
import { ask, merge } from "./messages.ts";

export function useMessages(room: string, wait = 25) {
  return useSWRSubscription<Message[], Error, string>(
    `/api/rooms/${room}/long-polling`,
    (address, { next }) => {
      const leaving = new AbortController();
      const { signal } = leaving;

      async function loop() {
        let query = {};
        while (!signal.aborted) {
          try {
            const { cursor, messages } = await ask(address, query, signal);
            query = { after: cursor, wait: String(wait) };
            next(null, (known = []) => merge(known, messages));
          } catch (error) {
            if (signal.aborted) return;
            next(error as Error);
            await new Promise((resolve) => setTimeout(resolve, 1000));
          }
        }
      }

      void loop();
      return () => leaving.abort();
    },
  );
}
