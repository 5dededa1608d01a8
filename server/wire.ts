/**
 * Everything that crosses the network: paths, shapes, sizes, error and close codes.
 * Types and constants only, imported by both sides as `#wire`; it imports nothing itself.
 */

/** One thing said in a room. All times are ms since the epoch. */
export interface Message {
  /** The room's own counter: 1, 2, 3 … without a hole. */
  seq: number;
  /** Made by the sender; sending the same id again adds nothing. */
  id: string;
  /** `event` is what only a host's routes add; its detail stands in `data`. */
  kind: "chat" | "event";
  author: string;
  text: string;
  /** The sender's clock. */
  sentAt: number;
  /** The server's clock (that of `/api/time`), taken before the commit. */
  acceptedAt: number;
  /** The transport that carried it to the server, or `server`. */
  via: string;
  data?: Record<string, unknown>;
}

/** A message as its sender writes it. */
export interface Draft {
  id: string;
  author?: string;
  text: string;
  sentAt: number;
}

/** An answer to "what came after this cursor?". */
export interface Page {
  /** Opaque: "I have everything up to here". Ask with it next time. */
  cursor: string;
  messages: Message[];
  /** There is more already: ask again at once. */
  more: boolean;
}

/** What the server says through a WebSocket. */
export type ServerFrame =
  | { type: "messages"; cursor: string; messages: Message[] }
  | { type: "accepted"; id: string; message: Message }
  | { type: "pong"; t: number; now: number }
  | {
      type: "problem";
      code: ErrorCode;
      detail: string;
      id?: string;
      cursor?: string;
      retryAfterMs?: number;
    };

/** What a client says through a WebSocket. */
export type ClientFrame = ({ type: "send" } & Draft) | { type: "ping"; t: number };

/** Bytes of one direction: `payload` is bodies and data-frame payloads, `overhead` all the rest. */
export interface Bytes {
  overhead: number;
  payload: number;
}

/** What was counted for one transport. */
export interface Counts {
  /** HTTP requests that arrived: asks, sends and handshakes. */
  requests: number;
  /** Drafts that arrived, by POST or by frame. */
  sends: number;
  /** 2xx poll answers without a message. */
  empties: number;
  /** Messages in poll answers and `messages` frames. */
  messages: number;
  /** Text and binary frames; ping, pong and close are left out. */
  framesUp: number;
  framesDown: number;
  bytesUp: Bytes;
  bytesDown: Bytes;
  /** Right now: polls waiting for an answer, upgraded sockets, idle keep-alive sockets. */
  openNow: { parked: number; sockets: number; idle: number };
  /** TCP connections. */
  connectionsOpened: number;
}

/** The server's counts of one room, by transport id; no transport is ever missing. */
export interface Stats {
  room: string;
  /** When counting began, ms since the epoch. It moves when the server starts again. */
  since: number;
  transports: Record<string, Counts>;
  /** The same for one client alone, when asked with `?client=`. */
  client?: Record<string, Counts>;
}

/** A room as `GET /api/rooms/{room}` tells it. */
export interface RoomInfo {
  room: string;
  /** ms since the epoch. */
  createdAt: number;
  /** The newest `seq`, 0 in an empty room. */
  head: number;
  /** Clients receiving now, by transport id. */
  clients: Record<string, number>;
}

/** The answer to `POST /api/rooms`: the key is told once and kept hashed. */
export interface RoomMade {
  room: string;
  hostKey: string;
}

/** RFC 9457 problem details; `code` is stable, `detail` is for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  /** The input that was wrong. */
  field?: string;
  /** With `cursor-gone`: just before the oldest message kept. */
  cursor?: string;
}

/** Every error code with its usual HTTP status and title. */
export const errors = {
  "bad-json": { status: 400, title: "The body is not JSON" },
  invalid: { status: 400, title: "A value is not valid" },
  unauthorized: { status: 401, title: "The host key is missing" },
  forbidden: { status: 403, title: "Not allowed" },
  "room-not-found": { status: 404, title: "There is no such room" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "The method is not allowed here" },
  "room-taken": { status: 409, title: "The room exists already" },
  "cursor-gone": { status: 410, title: "The log cannot continue from this cursor" },
  "too-large": { status: 413, title: "Too many bytes" },
  "unsupported-media-type": { status: 415, title: "The body must be application/json" },
  misdirected: { status: 421, title: "This server does not answer for that host" },
  "upgrade-required": { status: 426, title: "Open this address as a WebSocket" },
  "rate-limited": { status: 429, title: "Too fast" },
  unavailable: { status: 503, title: "Not available right now" },
} as const;

/** A stable name of one cause of failure. */
export type ErrorCode = keyof typeof errors;

/** WebSocket close codes (RFC 6455, section 7.4; 4000 and above are ours). */
export const closeCodes = {
  done: 1000,
  goingAway: 1001,
  binary: 1003,
  notAllowed: 1008,
  tryLater: 1013,
  "room-not-found": 4404,
  "cursor-gone": 4410,
  "rate-limited": 4429,
} as const;

/** Sizes: bytes, characters (code points) or counts. */
export const sizes = {
  bodyBytes: 16 * 1024,
  frameBytes: 16 * 1024,
  echoBytes: 128 * 1024,
  textChars: 2000,
  authorChars: 32,
  idChars: 64,
  /** Messages of a first answer, asked for without a cursor. */
  recent: 50,
  /** Messages of an answer, unless `limit` says otherwise; the most of one frame. */
  page: 500,
  pageMax: 1000,
} as const;

/** Seconds a long poll may ask to be held. */
export const hold = { defaultS: 25, maxS: 55 } as const;

/** The public room that always exists. */
export const lobby = "lobby";

/** Paths of the contract. */
export const paths = {
  rooms: "/api/rooms",
  room: (room: string) => `/api/rooms/${room}`,
  /** Where one transport of a room is asked, sent to or opened. */
  transport: (room: string, transport: string) => `/api/rooms/${room}/${transport}`,
  stats: (room: string) => `/api/rooms/${room}/stats`,
  /** The room's server side says one thing (`via: "server"`). */
  say: (room: string) => `/api/rooms/${room}/say`,
  time: "/api/time",
  echo: "/api/echo",
  alive: "/healthz",
  ready: "/readyz",
} as const;
