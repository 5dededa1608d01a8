import { randomBytes } from "node:crypto";
import { encodeFrame, handshake } from "../testing-frames.ts";
import type { World } from "./entry.ts";

/** Something bad said through a WebSocket, or on the way to one. */
export interface BadSocket {
  what: string;
  /** The bytes of the request; the usual handshake unless given. */
  opening?: string | Buffer;
  /** What is written once the socket is open. */
  bytes?: Buffer;
  /** The refusal of the handshake, as `<status> <code> <field>`. */
  refused?: string;
  /** Codes of the `problem` frames, in order. The socket still answers a ping after them. */
  problems?: string[];
  /** The code that the server closes with; 1006 when it just goes. */
  closed?: number;
  /** How the client leaves after its last byte. */
  leaves?: "half-closed" | "reset";
}

export interface OpeningParts {
  method?: string;
  target: string;
  version?: string;
  /** Replace the usual headers of that name; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  /** Follows the header. */
  body?: string;
}

/** A handshake that is right wherever nothing else is said. */
export function opening({ method = "GET", target, version = "1.1", headers, body }: OpeningParts) {
  const all: Record<string, string | undefined> = {
    Host: "localhost",
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${[`${method} ${target} HTTP/${version}`, ...lines].join("\r\n")}\r\n\r\n${body ?? ""}`;
}

/** Where the sockets of a room are opened. */
export const socketPath = ({ room }: World) => `/api/rooms/${room}/websocket`;

/** The handshake that nothing is wrong with. */
export const goodOpening = (world: World) => handshake(socketPath(world));

/** One text frame for each value, as JSON unless it is a text already. */
export function say(...values: unknown[]): Buffer {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return Buffer.concat(values.map((value) => encodeFrame({ payload: text(value) })));
}
