// The connection is opened and kept, as it ought to be, and both sides speak when they have news.
// But nobody asks whether the other side is still there.
// A connection that dies without a word stays open for ever, and what is sent into it is lost.
import { now } from "../../clock.ts";
import { Refusal } from "../../refusal.ts";
import { parseDraft, parsePing } from "../../validate.ts";
import { follow } from "../follow.ts";
import type { Transport } from "../transport.ts";

const id = "websocket";

export const withoutHeartbeat: Transport = {
  mount({ traffic, rooms }) {
    traffic.sockets(id, async ({ room: name, client, after, limit }, socket) => {
      const room = await rooms.get(name);

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
