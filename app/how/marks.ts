import type { TrafficEvent } from "../happening.ts";
import { createStore, type Store } from "../store.ts";
import type { MarkKind } from "../transports/stories/story.ts";

/** One step between browser and server, as the door saw it. */
export interface Mark {
  /** Counts from 1 without a hole. */
  n: number;
  kind: MarkKind;
  /** `performance.now()`, ms. */
  at: number;
  /** The request or socket it belongs to; none where it is neither. */
  exchange: number | undefined;
  /** Messages it carried. */
  messages: number;
  /** From what it answers, ms: an ask, a handshake, or for news what the server was told to say. */
  afterMs: number | undefined;
}

/** Keeps the newest steps. */
export interface Marks {
  store: Store<readonly Mark[]>;
  /** All steps kept, right now. */
  read(): readonly Mark[];
  observe(event: TrafficEvent): void;
  /** The server was told, by a request that is not counted, to say something. */
  said(): void;
  /** The step that asked and still has no answer, if there is one. */
  unanswered(): Mark | undefined;
  close(): void;
}

/** An ask without an answer for so long is being held, ms. */
const heldMs = 600;
const everyMs = 50;
const most = 400;

/** @param changed hears of each step at once; the store tells it in time. */
export function createMarks(changed: () => void = () => {}): Marks {
  let marks: readonly Mark[] = [];
  let count = 0;
  let saidAt: number | undefined;
  /** Requests under way, and sockets, by exchange. */
  const open = new Map<number, { kind: "ask" | "send" | "handshake"; mark: Mark }>();
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const store = createStore<readonly Mark[]>(everyMs, () => marks);

  function add(kind: MarkKind, part: Partial<Mark> = {}): Mark {
    const at = part.at ?? performance.now();
    count += 1;
    const mark = {
      exchange: undefined,
      messages: 0,
      afterMs: undefined,
      ...part,
      n: count,
      kind,
      at,
    };
    marks = [...marks, mark].slice(-most);
    store.changed();
    changed();
    return mark;
  }

  function calm(exchange: number): void {
    clearTimeout(timers.get(exchange));
    timers.delete(exchange);
  }

  function arrived(messages: number, at: number, exchange: number, askedAt?: number): void {
    const since = messages > 0 ? (saidAt ?? askedAt) : askedAt;
    if (messages > 0) saidAt = undefined;
    const afterMs = since === undefined ? undefined : at - since;
    add(messages > 0 ? "delivered" : "empty", { at, exchange, messages, afterMs });
  }

  function answered({ exchange, at, status, messages }: TrafficEvent & { type: "answer" }): void {
    const asked = open.get(exchange);
    if (!asked) return;
    const afterMs = at - asked.mark.at;
    if (asked.kind === "handshake") {
      add("opened", { at, exchange, afterMs });
      return;
    }
    open.delete(exchange);
    if (status >= 300) add("lost", { at, exchange, afterMs });
    else if (asked.kind === "send") add("receipt", { at, exchange, afterMs });
    else arrived(messages, at, exchange, asked.mark.at);
  }

  return {
    store,
    read: () => marks,
    observe(event) {
      const { exchange, at } = event;
      if (event.type !== "frame") calm(exchange);
      if (event.type === "request") {
        const kind = { ask: "asked", send: "sent", handshake: "handshake" } as const;
        const mark = add(kind[event.kind], { at, exchange });
        open.set(exchange, { kind: event.kind, mark });
        if (event.kind !== "ask") return;
        const held = () => add("held", { exchange, afterMs: performance.now() - at });
        timers.set(exchange, setTimeout(held, heldMs));
      } else if (event.type === "answer") answered(event);
      else if (event.type === "frame") {
        if (event.direction === "up")
          add(event.frame === "ping" ? "pinged" : "sent", { at, exchange });
        else if (event.frame === "messages") arrived(event.messages, at, exchange);
        else if (event.frame === "accepted") add("receipt", { at, exchange });
        else if (event.frame === "pong") add("ponged", { at, exchange });
      } else {
        open.delete(exchange);
        if (event.type !== "aborted") add("lost", { at, exchange });
      }
    },
    said() {
      saidAt = performance.now();
      add("said", { at: saidAt });
    },
    unanswered: () => [...open.values()].findLast(({ kind }) => kind === "ask")?.mark,
    close() {
      for (const exchange of [...timers.keys()]) calm(exchange);
    },
  };
}
