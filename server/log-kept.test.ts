import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import type { Page } from "#wire";
import { type Log, openLog } from "./log.ts";
import { openSqlite } from "./store/sqlite.ts";
import { makeDraft, tempDir } from "./testing.ts";

async function start(t: TestContext, messages = 100_000) {
  const store = openSqlite(tempDir(t), { messages, bytes: 1e9 });
  t.after(() => store.close());
  const room = { name: "room", createdAt: 1, epoch: "e", keyHash: undefined };
  await store.createRoom(room);
  const log = await openLog(store, room);
  const append = (count: number) =>
    Promise.all(Array.from({ length: count }, () => log.append(makeDraft(), "test")));
  return { store, room, log, append };
}
const seqs = ({ messages }: Page) => messages.map(({ seq }) => seq);
const never = new AbortController().signal;

describe("what is no longer kept", () => {
  const goneAt = (cursor: string) => ({ code: "cursor-gone", details: { cursor } });

  test("is gone for a cursor before it, also when the memory still had it", async (t) => {
    const { log, append } = await start(t, 10);
    const { cursor } = log;
    await append(10);
    assert.equal((await log.since(cursor)).messages.length, 10);
    await append(3);
    await assert.rejects(async () => log.since(cursor), goneAt("e.3"));
    await assert.rejects(async () => log.since("e.2"), goneAt("e.3"));
    assert.deepEqual(seqs(await log.since("e.3")), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    assert.deepEqual(seqs(await log.since(undefined)), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  test("is all of it when nobody came for long; who waits at the head goes on", async (t) => {
    const { store, log, append } = await start(t);
    await append(3);
    const waiting = log.next(log.cursor, 60_000, never);
    await store.expire(Number.MAX_SAFE_INTEGER);
    await assert.rejects(async () => log.since("e.2"), goneAt("e.3"));
    assert.deepEqual(await log.since(undefined), { cursor: "e.3", messages: [], more: false });
    assert.deepEqual((await log.since("e.3")).messages, []);
    await append(1);
    await waiting;
    assert.deepEqual(seqs(await log.since("e.3")), [4]);
  });

  test("is told as gone when it goes while it is read", async (t) => {
    const { store, room, append } = await start(t);
    await append(3);
    const slow = { ...store, read: async () => store.read("room", 1, 9) };
    const log = await openLog(slow, room);
    await assert.rejects(async () => log.since("e.0"), { code: "cursor-gone" });
  });
});

describe("large messages", () => {
  const large = (log: Log, count: number) =>
    Promise.all(
      Array.from({ length: count }, () => log.append(makeDraft("x".repeat(4096)), "test")),
    );
  const bytes = ({ messages }: Page) => Buffer.byteLength(JSON.stringify(messages));

  test("make a page that is bounded in bytes and says `more`", async (t) => {
    const { log, store, room } = await start(t);
    await large(log, 200);
    for (const from of [log, await openLog(store, room)]) {
      const seen: number[] = [];
      for (let page = await from.since("e.0"); ; page = await from.since(page.cursor)) {
        seen.push(...seqs(page));
        assert.ok(bytes(page) <= 257 * 1024, `${bytes(page)}`);
        if (!page.more) break;
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 200 }, (_, i) => i + 1),
      );
    }
  });

  test("come to watchers in several pages, in order, each from where the last one ended", async (t) => {
    const { log } = await start(t);
    const pages: Page[] = [];
    log.watch({ deliver: (page) => pages.push(page) });
    await Promise.all(
      Array.from({ length: 50 }, () => log.append(makeDraft("\u0001".repeat(4096)), "test")),
    );
    assert.ok(pages.length > 4, "escaped as JSON they are six times as long");
    assert.deepEqual(
      pages.flatMap(seqs),
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    for (const page of pages) {
      assert.equal(page.cursor, `e.${seqs(page).at(-1)}`);
      assert.ok(bytes(page) <= 257 * 1024, `${bytes(page)}`);
    }
  });
});

test("hears what is committed while it opens", async (t) => {
  const { store, room, append } = await start(t);
  await append(1);
  const bounds = async (name: string) => {
    const before = await store.bounds(name);
    await append(2);
    return before;
  };
  const log = await openLog({ ...store, bounds }, room);
  assert.equal(log.head, 3);
  assert.deepEqual(seqs(await log.since("e.0")), [1, 2, 3]);
});
