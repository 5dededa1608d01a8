import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { CloseListener } from "../closing.ts";
import { linkOf } from "../links.ts";
import { Refusal } from "../refusal.ts";
import { networkOf } from "./address.ts";
import { refuseSocket } from "./refuse-socket.ts";

/** How many TCP connections may be open at once. */
export interface ConnectionCaps {
  /** Of all together. */
  maxConnections: number;
  /** Of one address. Not applied with `trustProxy`, where all come from the proxy. */
  maxConnectionsPerAddress: number;
  trustProxy: boolean;
}

/** An address, and how many connections it has. */
interface Connected extends CloseListener {
  count: number;
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
  const open = new Map<string, Connected>();
  let all = 0;
  let refused = 0;

  function whyNot(address: string): Refusal | undefined {
    if (all >= maxConnections) {
      const detail = `This server has its ${maxConnections} connections.`;
      return new Refusal("unavailable", detail, { retryAfterMs });
    }
    if ((open.get(address)?.count ?? 0) < mostOfOne) return undefined;
    const detail = `Your address has its ${mostOfOne} connections.`;
    return new Refusal("rate-limited", detail, { retryAfterMs });
  }

  function connectedOf(address: string): Connected {
    const known = open.get(address);
    if (known) return known;
    const connected: Connected = {
      count: 0,
      closed() {
        all -= 1;
        connected.count -= 1;
        if (connected.count === 0) open.delete(address);
      },
    };
    open.set(address, connected);
    return connected;
  }

  function count(socket: Socket, address: string): void {
    const connected = connectedOf(address);
    all += 1;
    connected.count += 1;
    linkOf(socket).onClose(connected);
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
