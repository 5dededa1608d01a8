// Each client has a queue, and news is put into every queue.
// An ask takes all that is in its queue, or waits until something is put there.
// What was taken is gone: if the answer is lost on the way, so is the news in it.
import type { Message, Page } from "#wire";
import type { Room } from "../../rooms.ts";
import { parseWait } from "../../validate.ts";
import type { Transport } from "../transport.ts";

const id = "long-polling";

/** Messages of one queue, and queues of one room: beyond them the oldest goes. */
const most = 1000;
/** A queue that nobody asked for is let go after this, ms. */
const absentMs = 10 * 60_000;

interface Queue {
  messages: Message[];
  askedAt: number;
}

export const queuePerClient: Transport = {
  mount({ traffic, rooms }) {
    const queues = new WeakMap<Room, Map<string, Queue>>();

    function queuesOf(room: Room): Map<string, Queue> {
      const known = queues.get(room);
      if (known) return known;
      const made = new Map<string, Queue>();
      queues.set(room, made);
      const deliver = ({ messages }: Page) => {
        for (const [client, queue] of made) {
          queue.messages = [...queue.messages, ...messages].slice(-most);
          if (performance.now() - queue.askedAt > absentMs) made.delete(client);
        }
        if (made.size > 0) return;
        unwatch();
        queues.delete(room);
      };
      const unwatch = room.log.watch({ deliver });
      return made;
    }

    traffic.asks(id, async ({ room: name, after, limit, query, signal }) => {
      const waitMs = parseWait(query) * 1000;
      const room = await rooms.get(name);
      const client = query.get("client") ?? "";
      const all = queuesOf(room);
      let queue = all.get(client);
      if (!queue) {
        const { messages } = await room.log.since(after, limit);
        queue = { messages, askedAt: 0 };
        if (all.size >= most) all.delete([...all.keys()][0] ?? "");
        all.set(client, queue);
        if (after === undefined)
          return { cursor: room.log.cursor, messages: take(queue), more: false };
      }
      if (queue.messages.length === 0) await room.log.next(room.log.cursor, waitMs, signal);
      return { cursor: room.log.cursor, messages: take(queue), more: false };
    });
  },
};

function take(queue: Queue): Message[] {
  const { messages } = queue;
  queue.messages = [];
  queue.askedAt = performance.now();
  return messages;
}
