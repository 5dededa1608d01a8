/**
 * Everything that crosses the network: paths, shapes, sizes, error and close codes.
 * Types and constants only, imported by both sides as `#wire`; it imports nothing itself.
 */

/** A message as its sender writes it; sending the same id again adds nothing. */
export interface Draft {
  id: string;
  author?: string;
  text: string;
  /** The sender's clock, ms since the epoch. */
  sentAt: number;
}

/** One thing said in a room. */
export interface Message extends Required<Draft> {
  /** The room's own counter: 1, 2, 3 … without a hole. */
  seq: number;
  /** `event` is what only a host's routes add; its detail stands in `data`. */
  kind: "chat" | "event";
  /** Taken before the commit, on `/api/time`'s clock, ms since the epoch. */
  acceptedAt: number;
  /** The transport that carried it to the server, or `server`. */
  via: string;
  data?: Record<string, unknown>;
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
  | ({ type: "problem"; id?: string; retryAfterMs?: number } & Pick<
      Problem,
      "code" | "detail" | "cursor"
    >);

/** What a client says through a WebSocket. */
export type ClientFrame = ({ type: "send" } & Draft) | { type: "ping"; t: number };

/** Bytes of one direction: `payload` is bodies and data-frame payloads, `overhead` all the rest. */
export type Bytes = { overhead: number; payload: number };

/** What was counted for one transport. */
export interface Counts {
  /** That arrived: asks, sends and handshakes. */
  requests: number;
  /** Drafts that arrived, by POST or by frame. */
  sends: number;
  /** 2xx poll answers without a message. */
  empties: number;
  /** Messages in poll answers and `messages` frames. */
  messages: number;
  /** Text and binary frames. */
  framesUp: number;
  framesDown: number;
  bytesUp: Bytes;
  bytesDown: Bytes;
  /** Polls waiting for an answer, upgraded sockets, idle keep-alive sockets. */
  openNow: { parked: number; sockets: number; idle: number };
  /** TCP connections. */
  connectionsOpened: number;
}

/**
 * The server's counts of one room, by transport id, since it started (ms since the epoch); with
 * `?client=` also those of one client. No transport is ever missing.
 */
export interface Stats {
  room: string;
  since: number;
  transports: Record<string, Counts>;
  client?: Record<string, Counts>;
}

/** A room: made at (ms since the epoch), its newest `seq`, and its clients now by transport id. */
export type RoomInfo = {
  room: string;
  createdAt: number;
  head: number;
  clients: Record<string, number>;
};

/** The answer to `POST /api/rooms`: the key is told once and kept hashed. */
export type RoomMade = { room: string; hostKey: string };

/**
 * Trouble made on purpose in one room, the same for every transport. Shares are 0 to 1, of requests
 * and answers, which for a socket are its frames up and down. A lost one takes its connection along.
 */
export interface FaultSettings {
  /** Added to each round trip, half each way. */
  delayMs: number;
  /** The most that chance adds to a way, or takes from it. */
  jitterMs: number;
  dropAnswers: number;
  dropRequests: number;
  /** Handled twice, as if something in between had tried again. */
  duplicateRequests: number;
  /** Nothing passes and nobody is told. What waited too long then never passes (half-open). */
  stall: boolean;
  /** A connection on which nothing passed for so long is cut; 0 is off. */
  idleCutMs: number;
  /** What goes down is collected and passed on in lumps. */
  buffering: boolean;
  /** Connections break and none is taken for so long; reads what is left of it. */
  outageMs: number;
  /** Set to true it cuts all connections, once; it always reads false. */
  cut: boolean;
  /** Planted bugs in force. */
  bugs: BugName[];
}

/** Mistakes one can watch: the first three are of long polling, then of WebSocket, then of all. */
export const bugNames = [
  "queue-per-client",
  "without-memory",
  "timestamp-cursor",
  "without-heartbeat",
  "without-jitter",
] as const;
export type BugName = (typeof bugNames)[number];
/** They take the same place: of several the last is in force. */
export const rivalBugs: readonly BugName[] = bugNames.slice(0, 3);

/** No trouble at all. */
export const noFaults: FaultSettings = {
  delayMs: 0,
  jitterMs: 0,
  dropAnswers: 0,
  dropRequests: 0,
  duplicateRequests: 0,
  stall: false,
  idleCutMs: 0,
  buffering: false,
  outageMs: 0,
  cut: false,
  bugs: [],
};

/**
 * What the server says on its own schedule: texts of so many bytes, with even or random
 * (exponential) gaps or `burstSize` at once, repeatable by seed, ending after `count`.
 */
export interface ChatterSettings {
  ratePerSecond: number;
  bytes: number;
  pattern: (typeof chatterPatterns)[number];
  seed: number;
  count?: number;
}

/** The chatter of a room: what is set, and how far it is. */
export type ChatterInfo = { running: false } | ({ running: true; sent: number } & ChatterSettings);

/**
 * One exchange of a client as the server saw it, by `/api/time`'s clock; status 0 when the client
 * left first. `connection` numbers the TCP connections; a handshake's frames are not in its bytes.
 */
export interface ExchangeRecord {
  transport: string;
  kind: "ask" | "send" | "handshake";
  connection: number;
  arrivedAt: number;
  endedAt: number;
  status: number;
  bytesUp: number;
  bytesDown: number;
}

/** RFC 9457 problem details: `field` was wrong; `cursor` points just before the oldest message kept. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  field?: string;
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

export const chatterPatterns = ["steady", "poisson", "burst"] as const;
export const burstSize = 10;
/** Least and most of what a host can set. */
export const bounds = {
  ratePerSecond: [0.1, 1000],
  bytes: [1, 4096],
  delayMs: [0, 2000],
  jitterMs: [0, 1000],
  share: [0, 1],
  idleCutMs: [0, 600_000],
  outageMs: [0, 60_000],
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
  faults: (room: string) => `/api/rooms/${room}/faults`,
  chatter: (room: string) => `/api/rooms/${room}/chatter`,
  /** What the server saw of one client's newest exchanges. */
  exchanges: (room: string) => `/api/rooms/${room}/exchanges`,
  /** The room's server side says one thing (`via: "server"`). */
  say: (room: string) => `/api/rooms/${room}/say`,
  time: "/api/time",
  echo: "/api/echo",
  alive: "/healthz",
  ready: "/readyz",
  metrics: "/metrics",
} as const;
