// The client asks: "anything new?", and asks again after a while, whatever it heard.
// We answer at once with what came after its cursor, which is most often nothing.
// News waits here for the next question: on average for half the time between two.
import { then } from "../soon.ts";
import { parseDraft } from "../validate.ts";
import type { Transport } from "./transport.ts";

const id = "short-polling";

export const shortPolling: Transport = {
  mount({ traffic, rooms }) {
    traffic.asks(id, ({ room, after, limit }) =>
      then(rooms.get(room), ({ log }) => log.since(after, limit)),
    );

    traffic.sends(id, async (name, body, client) => {
      const draft = parseDraft(body);
      const room = await rooms.get(name);
      return room.accept(draft, id, client);
    });
  },
};
