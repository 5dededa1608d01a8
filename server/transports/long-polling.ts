// The client asks: "anything new?", and we keep the question open while there is nothing to tell.
// News answers every parked question at once; after `wait` seconds the answer is empty.
// Between an answer and the next question nobody listens: the cursor brings what came meanwhile.
import { parseDraft, parseWait } from "../validate.ts";
import type { Transport } from "./transport.ts";

const id = "long-polling";

export const longPolling: Transport = {
  mount({ traffic, rooms }) {
    traffic.asks(id, async ({ room: name, after, limit, query, signal }) => {
      const waitMs = parseWait(query) * 1000;
      const { log } = await rooms.get(name);
      const page = await log.since(after, limit);
      if (after === undefined || page.messages.length > 0) return page;
      await log.next(page.cursor, waitMs, signal);
      return log.since(page.cursor, limit);
    });

    traffic.sends(id, async (name, body, client) => {
      const draft = parseDraft(body);
      const room = await rooms.get(name);
      return room.accept(draft, id, client);
    });
  },
};
