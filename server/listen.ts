import type { RawData, WebSocket } from "ws";

/** What hears one WebSocket. */
export interface Hearer {
  framed(bytes: Buffer, isBinary: boolean): void;
  ponged(): void;
  closed(): void;
}

const hearers = new WeakMap<WebSocket, Hearer>();

/**
 * Lets somebody hear a WebSocket, but for its frames. The listeners say `this` and are shared by
 * all: closures for each of ten thousand would weigh a megabyte or two.
 */
export function listen(ws: WebSocket, hearer: Hearer): void {
  hearers.set(ws, hearer);
  ws.on("close", closed);
  ws.on("pong", ponged);
  ws.on("error", terminate);
}

/** From now on it hears the frames too. */
export function listenToFrames(ws: WebSocket): void {
  ws.on("message", framed);
}

function framed(this: WebSocket, data: RawData, isBinary: boolean): void {
  hearers.get(this)?.framed(data as Buffer, isBinary);
}

function ponged(this: WebSocket): void {
  hearers.get(this)?.ponged();
}

function closed(this: WebSocket): void {
  hearers.get(this)?.closed();
}

function terminate(this: WebSocket): void {
  this.terminate();
}
