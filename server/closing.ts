import type { Socket } from "node:net";

/**
 * What lies on a connection and hears that it closed: Node.js does not tell answers that queue
 * behind another one (pipelining).
 */
export interface Carried {
  close(): void;
}

/** Hears of connections that they closed: one for many, where a closure each would weigh more than they do. */
export interface CloseListener {
  closed(socket: Socket): void;
}
