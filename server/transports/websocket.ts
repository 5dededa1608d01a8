// The client opens one connection and we keep it: both sides speak when they have something to say.
// First it gets what came after its cursor, then every commit as one frame, the moment it is made.
// Nobody asks, so a dead peer stays unnoticed: a heartbeat finds it.
import { type Page, sizes } from "#wire";
import { now } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { parseDraft, parsePing } from "../validate.ts";
import { heartbeat } from "./heartbeat.ts";
import type { Transport } from "./transport.ts";

const id = "websocket";

export const websocket: Transport = {
  mount({ traffic, rooms, settings }) {
    traffic.sockets(id, async ({ room: name, after, limit = sizes.page }, socket) => {
      const { log, ended } = await rooms.get(name);
      heartbeat(socket, settings.heartbeatMs);

      socket.onFrame(async (frame) => {
        if (frame.type === "ping") {
          socket.say({ type: "pong", t: parsePing(frame).t, now: now() });
        } else if (frame.type === "send") {
          const { message } = await log.append(parseDraft(frame), id);
          socket.say({ type: "accepted", id: message.id, message });
        } else {
          throw new Refusal("invalid", "type: It must be send or ping.", { field: "type" });
        }
      });

      let page: Page = await log.since(after, after ? Math.min(limit, sizes.page) : undefined);
      socket.deliver(page);
      while (page.cursor !== log.cursor && !socket.closed.aborted) {
        await socket.drained();
        page = await log.since(page.cursor, sizes.page);
        socket.deliver(page);
      }

      const unwatch = log.watch(socket.deliver);
      const over = () => socket.refuse(ended.reason);
      ended.addEventListener("abort", over);
      socket.closed.addEventListener("abort", () => {
        unwatch();
        ended.removeEventListener("abort", over);
      });
    });
  },
};
