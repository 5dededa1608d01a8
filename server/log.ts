import { type Draft, type Message, type Page, sizes } from "#wire";
import { now } from "./clock.ts";
import { cursorAt, readCursor } from "./cursor.ts";
import { Refusal } from "./refusal.ts";
import type { Appended, RoomRecord, Store } from "./store/store.ts";

/** One room's messages in order. */
export interface Log {
  /** The newest `seq`, 0 while empty. */
  readonly head: number;
  /** "I have everything there is right now." */
  readonly cursor: string;
  /**
   * Accepts a draft. A known id adds nothing and brings back the first message.
   * @param via the transport that carried it, or `server`.
   * @throws {Refusal} `unavailable` when it could not be kept, `room-not-found` when the room has ended.
   */
  append(draft: Draft, via: string): Promise<Appended>;
  /**
   * What came after a cursor, at most `limit` messages; without a cursor the last `limit` (50).
   * @throws {Refusal} `cursor-gone` with a fresh cursor when this log cannot continue from there.
   */
  since(after: string | undefined, limit?: number): Promise<Page>;
  /**
   * Settles when there is news after the cursor, when `waitMs` have passed or `signal` is aborted.
   * @throws {Refusal} `room-not-found` when the room ends meanwhile.
   */
  next(after: string, waitMs: number, signal: AbortSignal): Promise<void>;
  /** Hears each commit as one page, which begins where the one before ended. Returns the undo. */
  watch(listener: (page: Page) => void): () => void;
  /** Nothing comes any more: whoever waits is refused with `reason`. */
  close(reason: Refusal): void;
}

/** Newest messages kept in memory, so that nobody who is nearly up to date costs a read. */
const tailLength = sizes.pageMax;
/** Pages shared by those who ask from the same place; a bound, for cursors are anybody's. */
const maxSharedPages = 100;

/** Opens the log of a room in a store. */
export async function openLog(store: Store, room: RoomRecord): Promise<Log> {
  let { first, head } = await store.bounds(room.name);
  let tail = await store.read(room.name, head - tailLength, tailLength);
  let closed: Refusal | undefined;
  const shared = new Map<string, Page>();
  const watchers = new Set<(page: Page) => void>();
  const waiters = new Set<() => void>();
  const at = (seq: number) => cursorAt(room.epoch, seq);

  const unwatch = store.watch((name, messages) => {
    const newest = messages.at(-1);
    if (name !== room.name || !newest) return;
    head = newest.seq;
    tail = [...tail, ...messages].slice(-tailLength);
    shared.clear();
    const page: Page = { cursor: at(head), messages, more: false };
    for (const watcher of watchers) watcher(page);
    wake();
  });

  function wake(): void {
    for (const waiter of [...waiters]) waiter();
  }

  function seqOf(cursor: string): number {
    const seq = readCursor(cursor, room.epoch);
    if (seq !== undefined && seq >= first - 1 && seq <= head) return seq;
    const detail = "The log cannot continue from this cursor; go on from the one given here.";
    throw new Refusal("cursor-gone", detail, { cursor: at(first - 1) });
  }

  async function read(after: number, limit: number): Promise<Message[]> {
    const oldest = tail[0]?.seq ?? head + 1;
    if (after < oldest - 1) return store.read(room.name, after, limit);
    return tail.slice(after - oldest + 1, after - oldest + 1 + limit);
  }

  async function pageAfter(seq: number, limit: number): Promise<Page> {
    const key = `${seq} ${limit}`;
    const known = shared.get(key);
    if (known) return known;
    const messages = await read(seq, limit);
    const last = messages.at(-1)?.seq ?? seq;
    const page: Page = { cursor: at(last), messages, more: last < head };
    if (shared.size < maxSharedPages) shared.set(key, page);
    return page;
  }

  return {
    get head() {
      return head;
    },
    get cursor() {
      return at(head);
    },
    async append({ id, author = "", text, sentAt }, via) {
      const message = { id, kind: "chat" as const, author, text, sentAt, acceptedAt: now(), via };
      return store.append(room.name, message);
    },
    async since(after, limit) {
      if (closed) throw closed;
      if (after !== undefined) return pageAfter(seqOf(after), limit ?? sizes.page);
      const wanted = limit ?? sizes.recent;
      return pageAfter(Math.max(first - 1, head - wanted), wanted);
    },
    next(after, waitMs, signal) {
      return new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          waiters.delete(done);
          if (closed) reject(closed);
          else resolve();
        };
        const timer = setTimeout(done, waitMs);
        waiters.add(done);
        signal.addEventListener("abort", done);
        if (closed || signal.aborted || after !== at(head)) done();
      });
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    close(reason) {
      closed = reason;
      unwatch();
      watchers.clear();
      wake();
    },
  };
}
