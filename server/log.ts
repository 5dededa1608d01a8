import { type Draft, type Message, type Page, sizes } from "#wire";
import { now } from "./clock.ts";
import { cursorAt, readCursor } from "./cursor.ts";
import type { Parting } from "./parting.ts";
import { portion, portions } from "./portion.ts";
import { Refusal } from "./refusal.ts";
import { type Soon, then } from "./soon.ts";
import { hidden } from "./store/hide.ts";
import type { Appended, RoomRecord, Store } from "./store/store.ts";
import { createTail } from "./tail.ts";
import type { Watcher } from "./watcher.ts";

/** One room's messages in order. */
export interface Log {
  /** The newest `seq`, 0 while empty. */
  readonly head: number;
  /** "I have everything there is right now." */
  readonly cursor: string;
  /** When it was last of use, ms since the epoch; now while anybody waits or watches. */
  readonly usedAt: number;
  /**
   * Accepts a draft. A known id adds nothing and brings back the first message.
   * @param via the transport that carried it, or `server`.
   * @param event what the host did, where that is what it tells of.
   * @throws {Refusal} `unavailable` when it could not be kept, `room-not-found` when the room has ended.
   */
  append(draft: Draft, via: string, event?: Record<string, unknown>): Promise<Appended>;
  /** Empties what visitors said from one `seq` to another, for whoever reads it later. @returns how many there were. */
  hide(from: number, to: number): Promise<number>;
  /**
   * What came after a cursor, at most `limit` messages, fewer where they are large; without a
   * cursor the last `limit` (50).
   * @throws {Refusal} `cursor-gone` with a fresh cursor when this log cannot continue from there.
   */
  since(after: string | undefined, limit?: number): Soon<Page>;
  /**
   * Settles when there is news after the cursor, when `waitMs` have passed or `signal` is aborted.
   * @throws {Refusal} `room-not-found` when the room ends meanwhile.
   */
  next(after: string, waitMs: number, signal: Parting): Promise<void>;
  /**
   * Hears each commit as one page, a large one as several; each begins where the one before ended.
   * Returns the undo.
   */
  watch(watcher: Watcher): () => void;
  /** Nothing comes any more: whoever waits is refused with `reason`. */
  close(reason: Refusal): void;
}

/** Pages shared by those who ask from the same place; a bound, for cursors are anybody's. */
const maxSharedPages = 32;

/** Opens the log of a room in a store. */
export async function openLog(store: Store, room: RoomRecord): Promise<Log> {
  let usedAt = now();
  let closed: Refusal | undefined;
  /** Times that something was hidden: what was read before is not to be shared. */
  let edition = 0;
  const tail = createTail();
  let shared = new Map<string | undefined, Page>();
  const watchers = new Set<Watcher>();
  const waiters = new Set<() => void>();
  const at = (seq: number) => cursorAt(room.epoch, seq);

  // What is committed while the bounds are read is heard after them.
  const early: [Message[], number][] = [];
  let hear = (messages: Message[], kept: number): void => {
    early.push([messages, kept]);
  };
  const unwatch = store.watch((name, messages, kept) => {
    if (name === room.name) hear(messages, kept);
  });
  let { first, head } = await store.bounds(room.name).catch((error) => {
    unwatch();
    throw error;
  });
  hear = take;
  for (const news of early) take(...news);

  function take(messages: Message[], kept: number): void {
    const news =
      messages[0]?.seq === head + 1 ? messages : messages.filter(({ seq }) => seq > head);
    first = Math.max(first, kept);
    tail.push(news);
    tail.trim(first);
    shared = new Map();
    if (news.length === 0) return;
    head = news.at(-1)?.seq ?? head;
    for (const part of portions(news, sizes.page)) {
      const last = part.at(-1)?.seq ?? head;
      const page: Page = { cursor: at(last), messages: part, more: last < head };
      for (const watcher of watchers) watcher.deliver(page);
    }
    wake();
  }

  function wake(): void {
    for (const waiter of [...waiters]) waiter();
  }

  function gone(): Refusal {
    const detail = "The log cannot continue from this cursor; go on from the one given here.";
    return new Refusal("cursor-gone", detail, { cursor: at(first - 1) });
  }

  function seqOf(cursor: string): number {
    const seq = readCursor(cursor, room.epoch);
    if (seq !== undefined && seq >= first - 1 && seq <= head) return seq;
    throw gone();
  }

  async function readStored(after: number, limit: number): Promise<Message[]> {
    const messages = portion(await store.read(room.name, after, limit), limit);
    // What was asked for may have gone while it was read.
    if (messages[0]?.seq !== after + 1) throw gone();
    return messages;
  }

  function pageAfter(seq: number, limit: number): Soon<Page> {
    const begun = edition;
    const recent = seq >= head ? [] : tail.after(seq, limit);
    return then(recent ?? readStored(seq, limit), (messages): Soon<Page> => {
      if (begun !== edition) return pageAfter(seq, limit);
      const last = messages.at(-1)?.seq ?? seq;
      return { cursor: at(last), messages, more: last < head };
    });
  }

  function pageSince(after: string | undefined, limit: number | undefined): Soon<Page> {
    if (after !== undefined) return pageAfter(seqOf(after), limit ?? sizes.page);
    const wanted = limit ?? sizes.recent;
    return pageAfter(Math.max(first - 1, head - wanted), wanted);
  }

  return {
    get head() {
      return head;
    },
    get cursor() {
      return at(head);
    },
    get usedAt() {
      return watchers.size + waiters.size > 0 ? now() : usedAt;
    },
    async append({ id, author = "", text, sentAt }, via, event) {
      usedAt = now();
      const message = { id, kind: "chat" as const, author, text, sentAt, acceptedAt: usedAt, via };
      return store.append(room.name, event ? { ...message, kind: "event", data: event } : message);
    },
    async hide(from, to) {
      const count = await store.hide(room.name, from, to);
      tail.replace(from, to, hidden);
      edition += 1;
      shared = new Map();
      return count;
    },
    since(after, limit) {
      if (closed) throw closed;
      usedAt = now();
      // Nearly nobody asks for less than there is.
      if (limit !== undefined) return pageSince(after, limit);
      const pages = shared;
      const known = pages.get(after);
      if (known) return known;
      return then(pageSince(after, limit), (page) => {
        // What is old by now finds its place among the old.
        if (pages.size < maxSharedPages) pages.set(after, page);
        return page;
      });
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
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close(reason) {
      closed = reason;
      unwatch();
      for (const watcher of watchers) watcher.refuse?.(reason);
      watchers.clear();
      wake();
    },
  };
}
