import { paths } from "#wire";
import type { Target } from "./target.ts";

/** How one kind of server is spoken to over a WebSocket. Its messages bear a `seq`. */
export interface SocketDialect {
  path(client: string): string;
  /** Said as soon as the socket is open. */
  hello?: string;
  /** The text after which messages come; where there is none, they come from the start. */
  ready?: RegExp;
  /** The frame that publishes a text. */
  publish(id: string, text: string): string;
}

export const socketDialects: Record<string, (target: Target) => SocketDialect> = {
  ours: ({ room, cursor }) => ({
    path: (client) => `${paths.transport(room, "websocket")}?client=${client}&after=${cursor}`,
    ready: /^\{"type":"messages"/,
    publish: (id, text) => JSON.stringify({ type: "send", id, text, sentAt: Date.now() }),
  }),
  floor: () => ({
    path: () => "/",
    publish: (_id, text) => JSON.stringify({ text }),
  }),
  // https://socket.io/docs/v4/engine-io-protocol/ and /socket-io-protocol/
  "socket.io": () => ({
    path: () => "/socket.io/?EIO=4&transport=websocket",
    hello: "40",
    ready: /^40\{/,
    publish: (_id, text) => `42${JSON.stringify(["publish", text])}`,
  }),
};
