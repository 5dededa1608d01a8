import type { Message } from "#wire";
import type { Delivery } from "../transports/transport.ts";

/** How well the messages came, told by the holes and steps back in their `seq`. */
export interface Order {
  /** Missing, and not come since. */
  lost: number;
  /** Came again. */
  doubled: number;
  /** Came after a later one. */
  disordered: number;
}

/** What came in, as it stands in a list. */
export interface MessageList {
  /** The newest messages, oldest first. */
  readonly rows: readonly Message[];
  /** Messages that came before those rows. */
  readonly earlier: number;
  /** Whether history is missing before the first row. */
  readonly isCut: boolean;
  readonly order: Order;
  /** Takes what is new of a delivery and hands it back; what is there already is dropped by its `seq`. */
  take(delivery: Delivery): Message[];
  reset(): void;
}

const mostRows = 50;
/** Missing `seq`s that are waited for. */
const mostMissing = 10_000;

export function createMessageList(): MessageList {
  let rows: Message[] = [];
  let total = 0;
  let last: number | undefined;
  let isCut = false;
  let order: Order = { lost: 0, doubled: 0, disordered: 0 };
  const missing = new Set<number>();

  function forget(): void {
    last = undefined;
    rows = [];
    total = 0;
    missing.clear();
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
      order.doubled += 1;
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
    take({ messages, gap }) {
      if (gap) {
        forget();
        isCut = true;
      }
      const fresh = messages.filter(note);
      total += fresh.length;
      rows = [...rows, ...fresh].sort((a, b) => a.seq - b.seq).slice(-mostRows);
      return fresh;
    },
    reset() {
      forget();
      isCut = false;
      order = { lost: 0, doubled: 0, disordered: 0 };
    },
  };
}
