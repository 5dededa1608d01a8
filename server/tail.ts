import { type Message, sizes } from "#wire";
import { jsonBytes } from "./encode.ts";
import { portion, portionBytes } from "./portion.ts";

/** A room's newest messages in memory, so that nobody who is nearly up to date costs a read. */
export interface Tail {
  push(messages: Message[]): void;
  /** Forgets all before `first`. */
  trim(first: number): void;
  /** Puts others in the place of those from one `seq` to another. */
  replace(from: number, to: number, change: (message: Message) => Message): void;
  /** The first page of what came after `seq`; nothing when that reaches back too far. */
  after(seq: number, limit: number): Message[] | undefined;
}

const mostMessages = sizes.pageMax;
const mostBytes = 2 * portionBytes;

/** Makes an empty tail, of a page's messages and two portions' bytes at most. */
export function createTail(): Tail {
  let messages: Message[] = [];
  let bytes = 0;

  function forget(count: number): void {
    if (count <= 0) return;
    for (const message of messages.slice(0, count)) bytes -= jsonBytes(message);
    messages = messages.slice(count);
  }

  /** How many of the oldest are too many. */
  function excess(): number {
    let left = bytes;
    let count = 0;
    for (const message of messages) {
      if (messages.length - count <= mostMessages && left <= mostBytes) break;
      left -= jsonBytes(message);
      count += 1;
    }
    return count;
  }

  return {
    push(news) {
      messages = [...messages, ...news];
      for (const message of news) bytes += jsonBytes(message);
      forget(excess());
    },
    trim(first) {
      const oldest = messages[0]?.seq;
      if (oldest !== undefined) forget(first - oldest);
    },
    replace(from, to, change) {
      messages = messages.map((message) => {
        if (message.seq < from || message.seq > to) return message;
        const other = change(message);
        bytes += jsonBytes(other) - jsonBytes(message);
        return other;
      });
    },
    after(seq, limit) {
      const oldest = messages[0]?.seq;
      if (oldest === undefined || seq < oldest - 1) return undefined;
      return portion(messages.slice(seq - oldest + 1, seq - oldest + 1 + limit), limit);
    },
  };
}
