import type { Message } from "#wire";
import { jsonBytes } from "./encode.ts";

/** JSON of one page, bytes: several must fit in what may wait for a slow reader. */
export const portionBytes = 256 * 1024;

/** The first of `messages` that make one page: at most `limit`, not too many bytes, at least one. */
export function portion(messages: Message[], limit: number): Message[] {
  let bytes = 0;
  const end = messages.findIndex((message, i) => {
    bytes += jsonBytes(message);
    return i > 0 && (i >= limit || bytes > portionBytes);
  });
  return end < 0 ? messages : messages.slice(0, end);
}

/** All of `messages`, in order, in as many portions as it takes. */
export function portions(messages: Message[], limit: number): Message[][] {
  const all: Message[][] = [];
  for (let rest = messages; rest.length > 0; ) {
    const next = portion(rest, limit);
    all.push(next);
    rest = rest.slice(next.length);
  }
  return all;
}
