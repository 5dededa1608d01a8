import type { Server } from "node:http";
import type { Socket } from "node:net";
import { Refusal } from "../refusal.ts";
import { networkOf } from "./address.ts";
import { refuseSocket } from "./refuse-socket.ts";

export interface ConnectionCaps {
  /** Of all together. */
  maxConnections: number;
  /** Of one address. Not applied with `trustProxy`, where all come from the proxy. */
  maxConnectionsPerAddress: number;
  trustProxy: boolean;
}

/** Refused connections that may still be reading why; beyond them they are cut without a word. */
const maxRefused = 500;
const retryAfterMs = 5000;

/**
 * Stands before a server's own listener for connections: those above a cap hear 503 (of all) or
 * 429 (of one address), before they have said anything, and are closed. An upgraded connection
 * counts until it closes, like any other.
 */
export function guardConnections(server: Server, caps: ConnectionCaps): void {
  const { maxConnections, maxConnectionsPerAddress, trustProxy } = caps;
  const mostOfOne = trustProxy ? maxConnections : maxConnectionsPerAddress;
  const open = new Map<string, number>();
  let all = 0;
  let refused = 0;

  function whyNot(address: string): Refusal | undefined {
    if (all >= maxConnections) {
      const detail = `This server has its ${maxConnections} connections.`;
      return new Refusal("unavailable", detail, { retryAfterMs });
    }
    if ((open.get(address) ?? 0) < mostOfOne) return undefined;
    const detail = `Your address has its ${mostOfOne} connections.`;
    return new Refusal("rate-limited", detail, { retryAfterMs });
  }

  function count(socket: Socket, address: string): void {
    all += 1;
    open.set(address, (open.get(address) ?? 0) + 1);
    socket.on("close", () => {
      all -= 1;
      const left = (open.get(address) ?? 0) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  }

  function refuse(socket: Socket, refusal: Refusal): void {
    if (refused >= maxRefused) return void socket.destroy();
    refused += 1;
    socket.once("close", () => {
      refused -= 1;
    });
    refuseSocket(socket, refusal);
  }

  const inner = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const address = networkOf(socket.remoteAddress ?? "");
    const refusal = whyNot(address);
    if (refusal) return refuse(socket, refusal);
    count(socket, address);
    for (const listener of inner) listener.call(server, socket);
  });
}
