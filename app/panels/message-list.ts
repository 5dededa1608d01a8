import type { Message } from "#wire";
import type { Delivery } from "../transports/transport.ts";

/** What came in, as it stands in a list. */
export interface MessageList {
  /** The newest messages, oldest first. */
  readonly rows: readonly Message[];
  /** Messages that came before those rows. */
  readonly earlier: number;
  /** Whether history is missing before the first row. */
  readonly isCut: boolean;
  /** Messages missing in the count of `seq`, and those that came again. */
  readonly lost: number;
  readonly doubled: number;
  /** Takes what is new of a delivery and hands it back; what is there already is dropped by its `seq`. */
  take(delivery: Delivery): Message[];
  reset(): void;
}

const mostRows = 50;

export function createMessageList(): MessageList {
  let rows: Message[] = [];
  let total = 0;
  let last: number | undefined;
  let isCut = false;
  let lost = 0;
  let doubled = 0;

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
    get lost() {
      return lost;
    },
    get doubled() {
      return doubled;
    },
    take({ messages, gap }) {
      if (gap) {
        last = undefined;
        rows = [];
        total = 0;
        isCut = true;
      }
      const fresh: Message[] = [];
      for (const message of messages) {
        if (last !== undefined && message.seq <= last) {
          doubled += 1;
          continue;
        }
        if (last !== undefined) lost += message.seq - last - 1;
        last = message.seq;
        fresh.push(message);
      }
      total += fresh.length;
      rows = [...rows, ...fresh].slice(-mostRows);
      return fresh;
    },
    reset() {
      rows = [];
      total = 0;
      last = undefined;
      isCut = false;
      lost = 0;
      doubled = 0;
    },
  };
}
