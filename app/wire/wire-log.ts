import { type CapturedBytes, capturedExchanges } from "#wire-capture";
import { concat, fromBase64 } from "./bytes.ts";
import { type Carried, carriedBy } from "./carried.ts";
import { type Frame, readFrame } from "./frame.ts";
import { type HttpMessage, readHttp } from "./http.ts";

/** What was read in the bytes. */
type Read =
  | {
      kind: "http";
      http: HttpMessage;
      /** A request that the server holds: nothing was answered yet. */
      isHeld: boolean;
    }
  | { kind: "frame"; frame: Frame };

/** One request, one answer or one frame, as it passed the server's socket. */
export type WireItem = {
  /** Of this log alone; counts from 1. */
  id: number;
  /** A request and its answer bear the same; so do all of one WebSocket. */
  exchange: number;
  connection: number;
  transport: string;
  way: "up" | "down";
  /** When its first byte passed, ms since the epoch. */
  at: number;
  bytes: Uint8Array;
  /** Messages that it brought, or draft that it took along. */
  carried: Carried[];
} & Read;

/** What was captured, put together to requests, answers and frames. */
export interface WireLog {
  add(pieces: readonly CapturedBytes[]): void;
  /** Oldest first. */
  readonly items: readonly WireItem[];
  /** Nothing more will come: what had no answer gets none. */
  end(): void;
  /** Forgets what can be seen; sockets that are open go on. */
  clear(): void;
}

/** One way of a socket that was, or shall be, upgraded. */
interface Stream {
  /** Came, and is no whole head or frame yet; `at` is when its first byte came. */
  rest: Uint8Array;
  at: number;
  /** What is expected: the head, then frames, or more of an answer that refuses. */
  state: "head" | "frames" | "refusal";
}

type About = Pick<CapturedBytes, "exchange" | "connection" | "transport" | "way">;

/** Open sockets are few; those long over are forgotten. */
const mostStreams = 40;
/** A frame larger than any that the server takes: its header was missed. */
const mostRest = 256 * 1024;

/** @param most requests with their answers, and frames, that are kept. */
export function createWireLog(most: number = capturedExchanges): WireLog {
  let items: WireItem[] = [];
  const streams = new Map<string, Stream>();
  let made = 0;

  function push(
    { exchange, connection, transport, way }: About,
    at: number,
    bytes: Uint8Array,
    read: Read,
  ): void {
    const body = read.kind === "http" ? read.http.body : read.frame.payload;
    const carried = carriedBy(body);
    items.push({ id: ++made, exchange, connection, transport, way, at, bytes, carried, ...read });
  }

  function pushHttp(about: About, at: number, bytes: Uint8Array): void {
    const before = items.find(
      ({ kind, exchange, way }) =>
        kind === "http" && exchange === about.exchange && way === about.way,
    );
    if (!before) {
      push(about, at, bytes, { kind: "http", http: readHttp(bytes), isHeld: false });
      return;
    }
    const whole = concat(before.bytes, bytes);
    const http = readHttp(whole);
    const carried = carriedBy(http.body);
    items = items.map((item) =>
      item === before && before.kind === "http" ? { ...before, bytes: whole, carried, http } : item,
    );
  }

  /** Marks requests, of one exchange or of all, as held or not. */
  function hold(isHeld: boolean, exchange?: number): void {
    items = items.map((item) => {
      if (item.kind !== "http" || item.way === "down" || item.isHeld === isHeld) return item;
      return exchange === undefined || item.exchange === exchange ? { ...item, isHeld } : item;
    });
  }

  function streamOf({ exchange, way }: About, at: number): Stream {
    const name = `${exchange} ${way}`;
    const known = streams.get(name);
    if (known) return known;
    const stream: Stream = { rest: new Uint8Array(), at, state: "head" };
    streams.set(name, stream);
    const [oldest] = streams.keys();
    if (streams.size > mostStreams && oldest !== undefined) streams.delete(oldest);
    return stream;
  }

  function follow(piece: CapturedBytes, bytes: Uint8Array): void {
    const stream = streamOf(piece, piece.at);
    if (stream.rest.length === 0) stream.at = piece.at;
    stream.rest = concat(stream.rest, bytes);
    for (;;) {
      const size = nextOf(stream, piece.way);
      if (size === 0) break;
      const taken = stream.rest.subarray(0, size);
      if (stream.state === "frames") {
        const frame = readFrame(taken, piece.way === "up" ? "client" : "server");
        if (frame) push(piece, stream.at, taken, { kind: "frame", frame });
      } else {
        pushHttp(piece, stream.at, taken);
        const isRefused = piece.way === "down" && readHttp(taken).status !== 101;
        stream.state = isRefused ? "refusal" : "frames";
      }
      stream.rest = stream.rest.slice(size);
      stream.at = piece.at;
    }
  }

  function forget(): void {
    items.sort((one, other) => one.at - other.at || one.id - other.id);
    const kept = new Set<string>();
    for (const item of items.toReversed()) {
      if (kept.size < most) kept.add(unitOf(item));
    }
    items = items.filter((item) => kept.has(unitOf(item)));
  }

  return {
    add(pieces) {
      for (const piece of pieces) {
        const bytes = fromBase64(piece.bytes);
        if (piece.kind === "upgraded") {
          follow(piece, bytes);
          continue;
        }
        if (bytes.length > 0) pushHttp(piece, piece.at, bytes);
        hold(piece.way === "up" && !piece.isLast, piece.exchange);
      }
      if (pieces.length > 0) forget();
    },
    get items() {
      return items;
    },
    end() {
      hold(false);
    },
    clear() {
      items = [];
    },
  };
}

/** What is kept or forgotten together. */
const unitOf = ({ kind, exchange, id }: WireItem) =>
  kind === "frame" ? `frame ${id}` : `exchange ${exchange}`;

/** Bytes of the next whole thing; 0 while it is not all there. */
function nextOf({ rest, state }: Stream, way: "up" | "down"): number {
  if (rest.length === 0) return 0;
  if (state === "refusal") return rest.length;
  const size = state === "head" ? headEnd(rest) : frameEnd(rest, way);
  return size === 0 && rest.length > mostRest ? rest.length : size;
}

function frameEnd(bytes: Uint8Array, way: "up" | "down"): number {
  const frame = readFrame(bytes, way === "up" ? "client" : "server");
  return frame?.isWhole ? frame.headerBytes + frame.length : 0;
}

/** Behind the empty line. */
function headEnd(bytes: Uint8Array): number {
  for (let i = 3; i < bytes.length; i++) {
    const isEnd = bytes[i] === 10 && bytes[i - 1] === 13 && bytes[i - 2] === 10;
    if (isEnd && bytes[i - 3] === 13) return i + 1;
  }
  return 0;
}
