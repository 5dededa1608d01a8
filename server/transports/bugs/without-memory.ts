// An ask is told of the first thing that happens while it is parked, and of nothing else.
// There is no log to look into: what the client has and what it lacks, nobody knows.
// So all that happens between an answer and the next ask is lost, and of a burst all but the first.
import { parseWait } from "../../validate.ts";
import type { Transport } from "../transport.ts";

const id = "long-polling";

export const withoutMemory: Transport = {
  mount({ traffic, rooms }) {
    traffic.asks(id, async ({ room: name, after, limit, query, signal }) => {
      const waitMs = parseWait(query) * 1000;
      const { log } = await rooms.get(name);
      if (after === undefined) return log.since(after, limit);
      const parkedAt = log.cursor;
      await log.next(parkedAt, waitMs, signal);
      const { messages } = await log.since(parkedAt, 1);
      return { cursor: log.cursor, messages, more: false };
    });
  },
};
