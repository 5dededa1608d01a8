/**
 * What crosses the network when a visitor looks at the bytes of its own traffic. Types and constants
 * only, imported by both sides as `#wire-capture`; it imports nothing itself.
 */

/** The answer to `POST …/captures`: the capture is of this client alone, and opens with the secret alone. */
export interface CaptureMade {
  /** To be used as `client` in what shall be captured. */
  client: string;
  /** Told once; sent as `Authorization: Bearer`. */
  secret: string;
}

/** Bytes as they passed the server's socket, in one piece. */
export interface CapturedBytes {
  /** Counts the pieces of a capture from 1. */
  n: number;
  /** Pieces of one request and its answer, or of one WebSocket from its handshake on, bear the same number. */
  exchange: number;
  /** The TCP connection, as `ExchangeRecord` numbers it. */
  connection: number;
  transport: string;
  kind: "http" | "upgraded";
  way: "up" | "down";
  /** On `/api/time`'s clock, ms since the epoch. */
  at: number;
  /** Base64. Values of cookies and of `Authorization` are stars, as many as there were bytes. */
  bytes: string;
  /** Nothing more of this request and its answer passes; the piece is empty where nothing was answered. */
  isLast?: true;
}

/** The answer to `GET …/captures?after=n`. */
export interface CapturePage {
  /** After `n`, oldest first. */
  pieces: CapturedBytes[];
  /** Pieces that had no room, since the last look. */
  missed: number;
}

/** How a handshake's key becomes its answer (RFC 6455, section 4.2.2), step by step. */
export interface AcceptSteps {
  key: string;
  /** Key and magic string, one behind the other. */
  joined: string;
  /** Of these bytes, in hex. */
  sha1: string;
  /** The digest's 20 bytes in Base64: `Sec-WebSocket-Accept`. */
  accept: string;
}

/** Exchanges that a page keeps. */
export const capturedExchanges = 200;

/** Paths of captures. */
export const capturePaths = {
  captures: (room: string) => `/api/rooms/${room}/captures`,
  /** `?key=`: the way of a handshake's key. */
  accept: "/api/accept",
} as const;
