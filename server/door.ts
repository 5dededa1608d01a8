import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { BugName, Page } from "#wire";
import type { Faults } from "./faults.ts";
import type { Answer } from "./http/answer.ts";
import type { Query } from "./http/query.ts";
import type { Params } from "./http/routes.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import type { Parting } from "./parting.ts";
import type { Records } from "./records.ts";
import type { Socket } from "./socket.ts";
import type { Soon } from "./soon.ts";
import type { StatsBook } from "./stats.ts";
import type { Appended } from "./store/store.ts";

/** A request for what came after a cursor. */
export interface Ask {
  room: string;
  client: string | undefined;
  after: string | undefined;
  limit: number | undefined;
  query: Query;
  /** Aborted when the client has gone or the server stops: answer with what there is. */
  signal: Parting;
}

/** A request of the plain routes. */
export interface Call {
  params: Params;
  query: Query;
  req: IncomingMessage;
  /** Whom limits count it for. */
  address: string;
  /** @throws {Refusal} as `readJson` does. */
  body(): Promise<unknown>;
}

/** Answers an ask with a page. */
export type AskHandler = (ask: Ask) => Soon<Page>;
/** Accepts a draft as it came; `client` is who sends it, where it says so. */
export type SendHandler = (
  room: string,
  body: unknown,
  client: string | undefined,
) => Promise<Appended>;
/** Serves an opened socket. */
export type SocketHandler = (ask: Omit<Ask, "signal">, socket: Socket) => Promise<void>;

/** The one door: whatever comes in or goes out passes here and is counted. */
export interface Traffic {
  /** A plain route, not counted. */
  route(method: string, pattern: string, handler: (call: Call) => Promise<Answer>): void;
  /** A transport's way to be asked for messages by GET. */
  asks(transport: string, handler: AskHandler): void;
  /** A transport's way to be sent drafts by POST. */
  sends(transport: string, handler: SendHandler): void;
  /** A transport's way to be opened by an upgrade. */
  sockets(transport: string, handler: SocketHandler): void;
  /** A plain WebSocket, not counted, with frames of at most `maxBytes`. */
  plainSocket(path: string, maxBytes: number, handler: (ws: WebSocket) => void): void;
}

/** The outside of the door, for whoever owns the port. */
export interface Door extends Traffic {
  /** A door for the faulty variant of a transport: it serves rooms where that bug is in force. */
  faulty(bug: BugName): Traffic;
  /** False when the request is not for us: then pages answer it. */
  request(req: IncomingMessage, res: ServerResponse): boolean;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly draining: boolean;
  /** Answers what is parked, closes all sockets with 1001; settles when they are closed. */
  drain(withinMs: number): Promise<void>;
}

/** Looks at what comes in before it is answered; it must cost next to nothing while it looks at nobody. */
export interface Onlooker {
  /** A request arrived. */
  request(req: IncomingMessage, res: ServerResponse): void;
  /** A connection is to become a WebSocket. */
  upgrade(req: IncomingMessage, socket: TcpSocket): void;
}

/** What the door needs of the house. */
export interface DoorParts {
  onlooker: Onlooker | undefined;
  stats: StatsBook;
  records: Records;
  metrics: Metrics;
  faults: Faults;
  limits: Limits;
  addressOf(req: IncomingMessage): string;
  checkHost(req: IncomingMessage, isUpgrade: boolean): void;
  /** A poll answer that its client does not read is given up after this, ms. */
  answerMs: number;
  hasRoom(room: string): Soon<boolean>;
  onError(error: unknown, req: IncomingMessage): void;
}
