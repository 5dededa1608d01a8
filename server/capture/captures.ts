import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { CapturedBytes, CaptureMade, CapturePage } from "#wire-capture";
import { now } from "../clock.ts";
import type { CloseListener } from "../closing.ts";
import { linkOf } from "../links.ts";
import { Refusal } from "../refusal.ts";
import { redact } from "./redact.ts";
import { type Piece, type Tap, tapSocket } from "./tap.ts";

/** Looks at the bytes of clients who ask for it, of each for itself. Nothing is kept on a disk. */
export interface Captures {
  /**
   * Begins one for whoever comes from that address.
   * @throws {Refusal} `unavailable` while too many are open.
   */
  open(room: string, address: string | undefined): CaptureMade;
  /** Pieces after `n`; those before are forgotten. @throws {Refusal} `forbidden` without its secret. */
  read(room: string, secret: string, after: number): CapturePage;
  /** @throws {Refusal} `forbidden` */
  close(room: string, secret: string): void;
  /** A connection was opened. */
  connected(socket: Socket): void;
  /** A request arrived on it. */
  request(req: IncomingMessage, res: ServerResponse): void;
  /** It becomes a WebSocket. */
  upgrade(req: IncomingMessage, socket: Socket): void;
  drop(room: string): void;
  end(): void;
}

interface Capture {
  room: string;
  client: string;
  secret: Buffer;
  address: string | undefined;
  pieces: CapturedBytes[];
  bytes: number;
  told: number;
  missed: number;
  timer: NodeJS.Timeout;
}

const mostCaptures = 50;
/** Waiting to be looked at, of one capture. */
const mostPieces = 2000;
const mostBytes = 1024 * 1024;

/** @param lastsMs after so long without a look a capture is over. */
export function createCaptures(lastsMs: number): Captures {
  const captures = new Map<string, Capture>();
  /** While nobody captures there is none, and nothing but one look at this costs anybody anything. */
  const taps = new Map<Socket, Tap>();
  const sockets = new Set<Socket>();
  let exchanges = 0;
  const forget: CloseListener = {
    closed(socket) {
      sockets.delete(socket);
      taps.delete(socket);
    },
  };

  const keyOf = (room: string, client: string) => `${room} ${client}`;
  const isLookedFor = (socket: Socket) =>
    [...captures.values()].some(({ address }) => address === socket.remoteAddress);

  function tap(socket: Socket): void {
    if (taps.has(socket) || socket.destroyed || !isLookedFor(socket)) return;
    taps.set(socket, tapSocket(socket));
  }

  function untap(socket: Socket): void {
    taps.get(socket)?.off();
    taps.delete(socket);
  }

  function over(capture: Capture): void {
    clearTimeout(capture.timer);
    captures.delete(keyOf(capture.room, capture.client));
    for (const socket of taps.keys()) if (!isLookedFor(socket)) untap(socket);
  }

  function find(room: string, secret: string): Capture {
    const given = Buffer.from(secret);
    for (const capture of captures.values()) {
      const isIt = given.length === capture.secret.length && timingSafeEqual(given, capture.secret);
      if (isIt && capture.room === room) return capture;
    }
    throw new Refusal("forbidden", "There is no capture with this secret, or it is over.");
  }

  function add(
    capture: Capture,
    about: Pick<CapturedBytes, "exchange" | "connection" | "transport" | "kind" | "isLast">,
    piece: Piece,
  ) {
    const { way, at } = piece;
    if (capture.pieces.length >= mostPieces || capture.bytes + piece.bytes.length > mostBytes) {
      capture.missed += 1;
      return;
    }
    capture.bytes += piece.bytes.length;
    const bytes = redact(piece.bytes).toString("base64");
    capture.pieces.push({ n: ++capture.told, ...about, way, at, bytes });
  }

  /** The capture of the client that a request names, if it has one. */
  function captureOf(req: IncomingMessage): { capture: Capture | undefined; transport: string } {
    const [, room = "", transport = "", query = ""] =
      /^\/api\/rooms\/([^/?]+)\/([^/?]+)\?(.*)$/.exec(req.url ?? "") ?? [];
    const client = /(?:^|&)client=([\w-]*)/.exec(query)?.[1] ?? "";
    return { capture: captures.get(keyOf(room, client)), transport };
  }

  return {
    open(room, address) {
      if (captures.size >= mostCaptures) {
        throw new Refusal("unavailable", "Too many look at their bytes just now.", {
          retryAfterMs: lastsMs,
        });
      }
      const client = randomBytes(16).toString("base64url");
      const secret = randomBytes(24).toString("base64url");
      const capture: Capture = {
        room,
        client,
        secret: Buffer.from(secret),
        address,
        pieces: [],
        bytes: 0,
        told: 0,
        missed: 0,
        timer: setTimeout(() => over(capture), lastsMs).unref(),
      };
      captures.set(keyOf(room, client), capture);
      for (const socket of sockets) tap(socket);
      return { client, secret };
    },
    read(room, secret, after) {
      const capture = find(room, secret);
      capture.timer.refresh();
      const { missed } = capture;
      capture.pieces = capture.pieces.filter(({ n }) => n > after);
      capture.bytes = capture.pieces.reduce((sum, { bytes }) => sum + (bytes.length * 3) / 4, 0);
      capture.missed = 0;
      return { pieces: capture.pieces, missed };
    },
    close: (room, secret) => over(find(room, secret)),
    connected(socket) {
      sockets.add(socket);
      linkOf(socket).onClose(forget);
      if (captures.size > 0) tap(socket);
    },
    request(req, res) {
      if (taps.size === 0) return;
      const { socket } = req;
      const tapped = taps.get(socket);
      if (!tapped) return;
      tapped.begin();
      const { capture, transport } = captureOf(req);
      const { connection } = linkOf(socket);
      const about = { exchange: ++exchanges, connection, transport, kind: "http" as const };
      const tell = (pieces: Piece[]) => {
        if (capture) for (const piece of pieces) add(capture, about, piece);
      };
      // The question is told when it comes: its answer may be held for long.
      tell(tapped.take());
      res.once("close", () => {
        const pieces = tapped.take();
        const last = pieces.pop() ?? { way: "down", at: now(), bytes: Buffer.alloc(0) };
        tell(pieces);
        if (capture) add(capture, { ...about, isLast: true }, last);
      });
    },
    upgrade(req, socket) {
      const { capture, transport } = captureOf(req);
      if (!capture) return untap(socket);
      const { connection } = linkOf(socket);
      const about = { exchange: ++exchanges, connection, transport, kind: "upgraded" as const };
      taps.get(socket)?.begin();
      taps.get(socket)?.follow((piece) => add(capture, about, piece));
    },
    drop(room) {
      for (const capture of [...captures.values()]) if (capture.room === room) over(capture);
    },
    end() {
      for (const capture of [...captures.values()]) over(capture);
    },
  };
}
