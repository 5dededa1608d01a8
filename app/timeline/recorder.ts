import type { Message } from "#wire";
import type { Happening, TrafficEvent } from "../happening.ts";
import { createStore, type Store } from "../store.ts";

/** One request, or one socket from its handshake to its fall. Times are `performance.now()`, ms. */
export interface ExchangeMark {
  type: "exchange";
  transport: string;
  exchange: number;
  kind: Extract<Happening, { type: "request" }>["kind"];
  url: string;
  start: number;
  /** None while it is under way; a socket's handshake is answered long before its end. */
  end: number | undefined;
  answeredAt: number | undefined;
  status: number | undefined;
  messages: number;
  /** Why it came to no answer, or the socket fell. */
  cause: string | undefined;
}

/** One data frame. */
export interface FrameMark {
  type: "frame";
  transport: string;
  exchange: number;
  at: number;
  direction: "up" | "down";
  frame: string;
  messages: number;
}

export type Mark = ExchangeMark | FrameMark;

/** A message on its way from the log to one panel. */
export interface Flight {
  transport: string;
  seq: number;
  /** The server's clock, ms since the epoch. */
  acceptedAt: number;
  deliveredAt: number;
}

/** What the timeline draws, oldest first. */
export interface Recording {
  /** When it began, `performance.now()`, ms. */
  readonly startedAt: number;
  marks: readonly Mark[];
  flights: readonly Flight[];
  /** Told once a second, for what reads along and need not move. */
  changes: Store<number>;
  record(transport: string): {
    event(event: TrafficEvent): void;
    delivered(messages: readonly Message[]): void;
  };
  reset(): void;
}

/** Beyond these the oldest are forgotten, in steps, so that each addition costs little. */
const mostMarks = 20_000;
const mostFlights = 10_000;
const changesEveryMs = 1000;

/** Makes an empty recording; the oldest marks go first when it is full. */
export function createRecording(): Recording {
  let marks: Mark[] = [];
  let flights: Flight[] = [];
  let startedAt = performance.now();
  const open = new Map<number, ExchangeMark>();
  const changes = createStore(changesEveryMs, () => marks.length);

  function trim<T>(list: T[], most: number): T[] {
    return list.length > most ? list.slice(most / 4) : list;
  }

  function begin(transport: string, event: Extract<TrafficEvent, { type: "request" }>): void {
    const { exchange, at: start, kind, url } = event;
    const mark: ExchangeMark = {
      type: "exchange",
      transport,
      exchange,
      kind,
      url,
      start,
      end: undefined,
      answeredAt: undefined,
      status: undefined,
      messages: 0,
      cause: undefined,
    };
    open.set(exchange, mark);
    marks.push(mark);
  }

  function end(mark: ExchangeMark, at: number, cause: string): void {
    mark.end = at;
    mark.cause = cause;
    open.delete(mark.exchange);
  }

  function follow(mark: ExchangeMark, event: TrafficEvent): void {
    if (event.type === "answer") {
      mark.answeredAt = event.at;
      mark.status = event.status;
      mark.messages = event.messages;
      if (mark.kind === "handshake") return;
      mark.end = event.at;
      open.delete(mark.exchange);
    }
    if (event.type === "failure" || event.type === "fallen") end(mark, event.at, event.cause.code);
    if (event.type === "aborted") end(mark, event.at, "aborted");
    if (event.type !== "frame") return;
    const { exchange, at, direction, frame, messages } = event;
    mark.messages += messages;
    const { transport } = mark;
    marks.push({ type: "frame", transport, exchange, at, direction, frame, messages });
  }

  return {
    get marks() {
      return marks;
    },
    get flights() {
      return flights;
    },
    get startedAt() {
      return startedAt;
    },
    changes,
    record: (transport) => ({
      event(event) {
        if (event.type === "request") begin(transport, event);
        const mark = open.get(event.exchange);
        if (mark) follow(mark, event);
        marks = trim(marks, mostMarks);
        changes.changed();
      },
      delivered(messages) {
        const deliveredAt = performance.now();
        for (const { seq, acceptedAt } of messages) {
          flights.push({ transport, seq, acceptedAt, deliveredAt });
        }
        flights = trim(flights, mostFlights);
      },
    }),
    reset() {
      marks = [];
      flights = [];
      startedAt = performance.now();
      open.clear();
      changes.changed();
    },
  };
}
