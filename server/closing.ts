import type { Socket } from "node:net";

/**
 * What lies on a connection and hears that it closed: Node.js does not tell answers that queue
 * behind another one (pipelining).
 */
export interface Carried {
  close(): void;
}

/** Hears of connections that they closed: one for many, where a closure each would weigh more than they do. */
export interface CloseListener {
  closed(socket: Socket): void;
}

/** Puts one on a list, which is made where there is none. The first that is pushed on an empty list would make room for seventeen. */
export function included<T>(list: T[] | undefined, one: T): T[] {
  if (!list) return [one];
  list.push(one);
  return list;
}

/** Takes one off a list; none is left where it was the last. */
export function excluded<T>(list: T[] | undefined, one: T): T[] | undefined {
  const i = list?.indexOf(one) ?? -1;
  if (i >= 0) list?.splice(i, 1);
  return list?.length ? list : undefined;
}
