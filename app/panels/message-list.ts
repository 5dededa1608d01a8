import type { Message } from "#wire";
import type { Delivery } from "../transports/transport.ts";

/** How well the messages came, told by the holes and steps back in their `seq`. */
export interface Order {
  /** Missing, and not come since. */
  lost: number;
  /** Shown twice: one message of its sender under two numbers. */
  doubled: number;
  /** Came after a later one. */
  disordered: number;
  /** Came again on the wire, and was dropped. */
  repeated: number;
}

const fine: Order = { lost: 0, doubled: 0, disordered: 0, repeated: 0 };

/** What came in, as it stands in a list. */
export interface MessageList {
  /** The newest messages, oldest first. */
  readonly rows: readonly Message[];
  /** Messages that came before those rows. */
  readonly earlier: number;
  /** Whether history is missing before the first row. */
  readonly isCut: boolean;
  readonly order: Order;
  /** The highest `seq` that came; none before the first. */
  readonly last: number | undefined;
  /** Takes what is new of a delivery and hands it back; what is there already is dropped by its `seq`. */
  take(delivery: Delivery): Message[];
  reset(): void;
}

const mostRows = 50;
/** Missing `seq`s that are waited for. */
const mostMissing = 10_000;
/** Ids of shown messages that are remembered. */
const mostShown = 10_000;

/** Makes an empty list, bounded in what it shows and remembers. */
export function createMessageList(): MessageList {
  let rows: Message[] = [];
  let total = 0;
  let last: number | undefined;
  let isCut = false;
  let order = { ...fine };
  const missing = new Set<number>();
  const shown = new Set<string>();

  function forget(): void {
    last = undefined;
    rows = [];
    total = 0;
    missing.clear();
    shown.clear();
  }

  function show({ id }: Message): void {
    if (shown.has(id)) order.doubled += 1;
    shown.add(id);
    if (shown.size <= mostShown) return;
    const [oldest = id] = shown;
    shown.delete(oldest);
  }

  /** Whether the message is new. */
  function note({ seq }: Message): boolean {
    if (last === undefined || seq > last) {
      const from = last === undefined ? seq : last + 1;
      order.lost += seq - from;
      for (let hole = from; hole < seq && missing.size < mostMissing; hole++) missing.add(hole);
      last = seq;
      return true;
    }
    if (!missing.delete(seq)) {
      order.repeated += 1;
      return false;
    }
    order.lost -= 1;
    order.disordered += 1;
    return true;
  }

  return {
    get rows() {
      return rows;
    },
    get earlier() {
      return total - rows.length;
    },
    get isCut() {
      return isCut;
    },
    get order() {
      return { ...order };
    },
    get last() {
      return last;
    },
    take({ messages, gap }) {
      if (gap) {
        forget();
        isCut = true;
      }
      const fresh = messages.filter(note);
      for (const message of fresh) show(message);
      total += fresh.length;
      rows = [...rows, ...fresh].sort((a, b) => a.seq - b.seq).slice(-mostRows);
      return fresh;
    },
    reset() {
      forget();
      isCut = false;
      order = { ...fine };
    },
  };
}
