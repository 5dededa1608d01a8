import type { TrafficEvent } from "../happening.ts";

/** What the browser counted for one transport. */
export interface Seen {
  /** Requests for messages: polls, and handshakes of sockets. */
  asks: number;
  /** Drafts sent, by request or by frame. */
  sends: number;
  /** HTTP requests of all kinds that were started and not found to have reached nobody. */
  requests: number;
  empties: number;
  messages: number;
  framesUp: number;
  framesDown: number;
  /** Asks without an answer yet. */
  waiting: number;
  /** Sockets open now. */
  sockets: number;
  /** Requests started, whatever became of them. */
  started: number;
  /** Requests that were answered. */
  answered: number;
  /** Requests that ended without an answer of the server's, and sockets that ended: what was on its way is unknown. */
  broken: number;
}

type Answered = Extract<TrafficEvent, { type: "answer" }>;

/** Counts what one panel sends and receives, as the browser sees it. */
export interface Meter {
  /** Counts what passed the door. */
  observe(event: TrafficEvent): void;
  /** A copy of the counts. */
  read(): Seen;
  reset(): void;
}

const none: Seen = {
  asks: 0,
  sends: 0,
  requests: 0,
  empties: 0,
  messages: 0,
  framesUp: 0,
  framesDown: 0,
  waiting: 0,
  sockets: 0,
  started: 0,
  answered: 0,
  broken: 0,
};

/** Counts the traffic of one transport as it passes the client's door. */
export function createMeter(): Meter {
  let seen = { ...none };
  /** Exchanges under way; one that a reset forgot counts no more. */
  const open = new Map<number, "ask" | "send" | "handshake" | "socket">();

  function start(exchange: number, kind: "ask" | "send" | "handshake"): void {
    open.set(exchange, kind);
    seen.started += 1;
    seen.requests += 1;
    if (kind === "send") seen.sends += 1;
    else seen.asks += 1;
    if (kind !== "send") seen.waiting += 1;
  }

  function answer({ exchange, status, messages, isForeign }: Answered): void {
    const kind = open.get(exchange);
    if (!kind) return;
    if (isForeign) {
      end(exchange, false);
      return;
    }
    seen.answered += 1;
    seen.messages += messages;
    if (kind !== "send") seen.waiting -= 1;
    if (kind === "ask" && status < 300 && messages === 0) seen.empties += 1;
    if (kind === "handshake") {
      open.set(exchange, "socket");
      seen.sockets += 1;
    } else open.delete(exchange);
  }

  /** The end without an answer, or of a socket; `isUnreached` when it reached nobody. */
  function end(exchange: number, isUnreached: boolean): void {
    const kind = open.get(exchange);
    open.delete(exchange);
    if (kind !== undefined) seen.broken += 1;
    if (kind === "socket") seen.sockets -= 1;
    if (kind === "ask" || kind === "handshake") seen.waiting -= 1;
    if (!isUnreached || kind === undefined) return;
    seen.requests -= 1;
    if (kind === "send") seen.sends -= 1;
    else seen.asks -= 1;
  }

  return {
    observe(event) {
      const { exchange } = event;
      if (event.type === "request") start(exchange, event.kind);
      if (event.type === "answer") answer(event);
      if (event.type === "failure")
        end(exchange, event.cause.code === "unreachable" && !event.hasBegun);
      if (event.type === "aborted" || event.type === "fallen") end(exchange, false);
      if (event.type !== "frame" || !open.has(exchange)) return;
      seen.messages += event.messages;
      if (event.direction === "up") seen.framesUp += 1;
      else seen.framesDown += 1;
      if (event.frame === "send") seen.sends += 1;
    },
    read: () => ({ ...seen }),
    reset() {
      seen = { ...none };
      open.clear();
    },
  };
}
