// The client opens one connection and we keep it: both sides speak when they have something to say.
// First it gets what came after its cursor, then every commit as one frame, the moment it is made.
// Nobody asks, so a dead peer stays unnoticed: a heartbeat finds it.
import { now } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { parseDraft, parsePing } from "../validate.ts";
import { follow } from "./follow.ts";
import { createHeartbeat } from "./heartbeat.ts";
import type { Transport } from "./transport.ts";

const id = "websocket";

export const websocket: Transport = {
  mount({ traffic, rooms, settings }) {
    const heartbeat = createHeartbeat(settings.heartbeatMs);

    traffic.sockets(id, async ({ room: name, client, after, limit }, socket) => {
      const room = await rooms.get(name);
      heartbeat(socket);

      socket.onFrame(async (frame) => {
        if (frame.type === "ping") {
          socket.say({ type: "pong", t: parsePing(frame).t, now: now() });
        } else if (frame.type === "send") {
          const { message } = await room.accept(parseDraft(frame), id, client);
          socket.say({ type: "accepted", id: message.id, message });
        } else {
          throw new Refusal("invalid", "type: It must be send or ping.", { field: "type" });
        }
      });

      await follow(room, socket, after, limit);
    });
  },
};
