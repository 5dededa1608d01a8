import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import fc from "fast-check";
import { type Message, type Page, sizes } from "#wire";
import { cursorAt, readCursor } from "./cursor.ts";
import { type Log, openLog } from "./log.ts";
import { openSqlite } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { tempDir } from "./testing.ts";

const room = { name: "room", createdAt: 1, epoch: "e", keyHash: undefined };
const mostBytes = 256 * 1024;

/** What one tick brings: the sizes of its texts, and in which turn of it each of them arrives. */
interface Tick {
  texts: { chars: number; turn: "now" | "microtask" | "next tick" }[];
  /** Whether another watcher and another poll begin just before it. */
  joined: boolean;
}

/** Pages as somebody got them, checked one by one: each begins where the one before ended. */
class Reader {
  readonly messages: Message[] = [];
  cursor: string;
  private readonly log: Log;
  private readonly most: number;

  constructor(log: Log, most: number) {
    this.log = log;
    this.most = most;
    this.cursor = log.cursor;
  }

  /** To be called as the page comes: `more` is measured by what there is at this moment. */
  take({ messages, cursor, more }: Page): void {
    const bytes = messages.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);
    assert.ok(messages.length <= this.most, `${messages.length} messages on one page`);
    assert.ok(messages.length <= 1 || bytes <= mostBytes, `${bytes} bytes on one page`);
    const before = readCursor(this.cursor, room.epoch) ?? Number.NaN;
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      messages.map((_, i) => before + 1 + i),
    );
    const last = before + messages.length;
    assert.equal(cursor, cursorAt(room.epoch, last));
    assert.equal(more, last < this.log.head);
    this.cursor = cursor;
    this.messages.push(...messages);
  }

  /** Asks as long polling does, parked while there is nothing, until it is told to stop and has all. */
  async poll(limit: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted || this.cursor !== this.log.cursor) {
      const there = await this.log.since(this.cursor, limit);
      this.take(there);
      if (there.messages.length > 0) continue;
      await this.log.next(this.cursor, 60_000, signal);
      const news = await this.log.since(this.cursor, limit);
      assert.ok(news.messages.length > 0 || signal.aborted, "nobody is woken in vain");
      this.take(news);
    }
  }
}

/** The same store, telling of all commits of a turn at once, as one that other processes write to. */
function gathering(store: Store): Store {
  return {
    ...store,
    watch(listener) {
      let held: Message[] = [];
      return store.watch((name, messages, first) => {
        held.push(...messages);
        if (held.length > messages.length) return;
        setTimeout(() => {
          const all = held;
          held = [];
          listener(name, all, first);
        }, 20);
      });
    },
  };
}

/** Appends all of a tick; settles with what was accepted. */
function arrive(log: Log, texts: Tick["texts"], firstId: number): Promise<Message[]> {
  const append = async (chars: number, id: number) => {
    const draft = { id: `m${id}`, text: "x".repeat(chars), sentAt: 1 };
    return (await log.append(draft, "test")).message;
  };
  return Promise.all(
    texts.map(async ({ chars, turn }, i) => {
      if (turn === "microtask") await undefined;
      if (turn === "next tick") await new Promise<void>((go) => process.nextTick(go));
      return append(chars, firstId + i);
    }),
  );
}

/** Lets the ticks come, and holds everything that was heard and asked for against what was accepted. */
async function check(dir: string, ticks: Tick[], limit: number, gathers: boolean): Promise<void> {
  const store = openSqlite(dir);
  try {
    await store.createRoom(room);
    const log = await openLog(gathers ? gathering(store) : store, room);
    const ending = new AbortController();
    const readers: { reader: Reader; from: number }[] = [];
    const polls: Promise<void>[] = [];
    const accepted: Message[] = [];

    const join = () => {
      const watcher = new Reader(log, sizes.page);
      log.watch({ deliver: (page) => watcher.take(page) });
      const poller = new Reader(log, limit);
      polls.push(poller.poll(limit, ending.signal));
      const from = log.head;
      readers.push({ reader: watcher, from }, { reader: poller, from });
    };

    join();
    for (const { texts, joined } of ticks) {
      if (joined) join();
      accepted.push(...(await arrive(log, texts, accepted.length)));
    }
    while (log.head < accepted.length) await new Promise((go) => setTimeout(go, 5));
    ending.abort();
    await Promise.all(polls);

    const expected = accepted.sort((a, b) => a.seq - b.seq);
    for (const { reader, from } of readers) assert.deepEqual(reader.messages, expected.slice(from));
  } finally {
    await store.close();
  }
}

const chars = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 200 }) },
  { weight: 3, arbitrary: fc.integer({ min: 20_000, max: 140_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(mostBytes - 200, mostBytes - 130, mostBytes, 300_000) },
);
const turn = fc.constantFrom("now" as const, "microtask" as const, "next tick" as const);
const mixed = fc.array(fc.record({ chars, turn }), { minLength: 1, maxLength: 40, size: "max" });
/** More at once than fits on a page. */
const crowd = fc
  .tuple(fc.integer({ min: sizes.page - 2, max: 3 * sizes.page }), fc.integer({ min: 1, max: 600 }))
  .map(([count, size]) =>
    Array.from({ length: count }, () => ({ chars: size, turn: "now" as const })),
  );
const texts = fc.oneof({ weight: 5, arbitrary: mixed }, { weight: 1, arbitrary: crowd });
const tick: fc.Arbitrary<Tick> = fc.record({ texts, joined: fc.boolean() });

async function assertAlways(t: TestContext, gathers: boolean, numRuns: number): Promise<void> {
  const dir = tempDir(t);
  const property = fc.asyncProperty(
    fc.array(tick, { minLength: 1, maxLength: 5 }),
    fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(sizes.page, sizes.pageMax)),
    async (ticks, limit) => {
      const run = mkdtempSync(join(dir, "run-"));
      await check(run, ticks, limit, gathers);
      rmSync(run, { recursive: true });
    },
  );
  await fc.assert(property, { numRuns });
}

test("however messages of one tick arrive, watchers and polls get all of them once, in pages", (t) =>
  assertAlways(t, false, 30));

test("the same where a store tells of several commits at once", (t) => assertAlways(t, true, 20));
