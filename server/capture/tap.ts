import type { Socket } from "node:net";
import { now } from "../clock.ts";

/** Bytes that passed a socket in one piece. */
export interface Piece {
  way: "up" | "down";
  /** ms since the epoch. */
  at: number;
  bytes: Buffer;
}

/** A look at what passes one socket, both ways. */
export interface Tap {
  /** A request is here: what passed before it is of another, which was under way when the look began. */
  begin(): void;
  /** What passed since this was last asked. */
  take(): Piece[];
  /** From now on each piece is told as it passes, and none is kept. */
  follow(listener: (piece: Piece) => void): void;
  /** Ends the look; the socket is as it was. */
  off(): void;
}

/** Kept until somebody takes it, bytes: a request that lasts must not fill the memory. */
const mostKept = 256 * 1024;

/**
 * Begins to look. What comes up is told by `data`, which takes the bytes out of the HTTP parser's own
 * hands and gives them to it afterwards; what goes down, by `write` and `end`.
 */
export function tapSocket(socket: Socket): Tap {
  let pieces: Piece[] = [];
  let kept = 0;
  let listener: ((piece: Piece) => void) | undefined;

  function note(way: Piece["way"], bytes: Buffer): void {
    if (bytes.length === 0) return;
    const piece = { way, at: now(), bytes };
    if (listener) {
      listener(piece);
    } else if (kept + bytes.length <= mostKept) {
      kept += bytes.length;
      pieces.push(piece);
    }
  }

  const heard = (bytes: Buffer) => note("up", bytes);
  // Before the parser: what it reads may be answered in the same turn.
  socket.prependListener("data", heard);
  const { write, end } = socket;
  const said = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") {
      const name = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
      note("down", Buffer.from(chunk, name));
    } else if (chunk instanceof Uint8Array) note("down", Buffer.from(chunk));
  };
  const mine = {
    write(this: Socket, ...args: unknown[]): boolean {
      said(args[0], args[1]);
      return Reflect.apply(write, socket, args);
    },
    end(this: Socket, ...args: unknown[]): Socket {
      said(args[0], args[1]);
      return Reflect.apply(end, socket, args);
    },
  };
  Object.assign(socket, mine);

  return {
    begin() {
      // Its answer is yet to come, so whatever went down before is of no answer to it.
      const before = pieces.findLastIndex(({ way }) => way === "down");
      for (const { bytes } of pieces.splice(0, before + 1)) kept -= bytes.length;
    },
    take() {
      const taken = pieces;
      pieces = [];
      kept = 0;
      return taken;
    },
    follow(next) {
      listener = next;
      for (const piece of pieces.splice(0)) next(piece);
    },
    off() {
      socket.off("data", heard);
      Object.assign(socket, { write, end });
      pieces = [];
    },
  };
}
