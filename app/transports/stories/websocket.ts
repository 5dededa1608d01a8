import type { Story } from "./story.ts";

/** Open one line and keep it: each side speaks when it has something to say. */
export const websocket: Story = {
  frames: [
    {
      id: "handshake",
      act: "open",
      needs: [["handshake"], ["opened"], ["empty", "delivered"]],
    },
    { id: "news", act: "say", needs: [["said"], ["delivered"]] },
    { id: "again", act: "say", needs: [["said"], ["delivered"]] },
    { id: "lost", act: "break", needs: [["lost"], ["opened"], ["delivered"]] },
    { id: "cost", act: "none", needs: [] },
  ],
  server: {
    handshake: ["traffic.sockets(id,", "const room = await rooms.get(name);"],
    opened: ["heartbeat(socket);"],
    empty: ["await follow(room, socket, after, limit);"],
    delivered: ["await follow(room, socket, after, limit);"],
    sent: ["await room.accept(parseDraft(frame), id"],
    receipt: ['socket.say({ type: "accepted"'],
    pinged: ['if (frame.type === "ping")'],
    ponged: ['socket.say({ type: "pong"'],
  },
  client: {
    handshake: ["traffic.connect({ after: life.cursor }"],
    opened: ["const beat = heartbeat(line, settings, life.onWake);"],
    empty: ['if (frame.type === "messages") life.arrived(frame);'],
    delivered: ['if (frame.type === "messages") life.arrived(frame);'],
    sent: ['line?.send({ type: "send", ...draft });'],
    receipt: ['else if (frame.type === "accepted")'],
    pinged: ["heard = beat.heard;"],
    ponged: ["let heard = () => {};"],
    lost: ["await life.failed(thrown);"],
  },
};
