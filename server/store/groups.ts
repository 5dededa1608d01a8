import { sizes } from "#wire";
import { Refusal } from "../refusal.ts";
import { unavailable } from "./unavailable.ts";

/** What waits to be kept, and its size, bytes. */
interface Waiting<Item, Result> {
  item: Item;
  bytes: number;
  resolve(result: Result): void;
  reject(reason: Refusal): void;
}

/** Items that wait for their commit. */
export interface Groups<Item, Result> {
  /** @throws {Refusal} `unavailable` when too many wait or the commit failed. */
  add(item: Item, bytes: number): Promise<Result>;
  /** Commits all that waits, now. */
  flush(): void;
}

/** Items that may wait for a commit; beyond them senders are told to come back. */
const mostWaiting = 10_000;
/** Most bytes of one commit: a few ms of work, and a quarter of what a socket may queue. */
const mostBytes = 256 * 1024;

/**
 * Group commit: what arrives in one turn of the event loop is kept together, for a sync to the disk
 * costs the same for one as for five hundred. Between two commits others have their turn.
 * @param commit keeps all of a group or throws; it gives each item its result, or why it has none.
 */
export function createGroups<Item, Result>(
  commit: (items: Item[]) => (Result | Refusal)[],
): Groups<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];

  function take(): Waiting<Item, Result>[] {
    let bytes = 0;
    const fits = (next: Waiting<Item, Result>, i: number) => {
      bytes += next.bytes;
      return i === 0 || (i < sizes.page && bytes <= mostBytes);
    };
    const end = waiting.findIndex((next, i) => !fits(next, i));
    return waiting.splice(0, end < 0 ? waiting.length : end);
  }

  function commitSome(): void {
    const group = take();
    if (waiting.length > 0) setImmediate(commitSome);
    if (group.length > 0) settle(group);
  }

  function settle(group: Waiting<Item, Result>[]): void {
    let results: (Result | Refusal)[];
    try {
      results = commit(group.map(({ item }) => item));
    } catch (cause) {
      const refusal = unavailable(cause);
      for (const { reject } of group) reject(refusal);
      return;
    }
    group.forEach(({ resolve, reject }, i) => {
      const result = results[i];
      if (result instanceof Refusal) reject(result);
      else if (result !== undefined) resolve(result);
    });
  }

  return {
    add(item, bytes) {
      return new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) return reject(unavailable("too many appends wait"));
        waiting.push({ item, bytes, resolve, reject });
        if (waiting.length === 1) setImmediate(commitSome);
      });
    },
    flush() {
      while (waiting.length > 0) settle(take());
    },
  };
}
