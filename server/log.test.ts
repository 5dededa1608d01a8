import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import type { Page } from "#wire";
import { openLog } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { openSqlite } from "./store/sqlite.ts";
import { makeDraft, tempDir } from "./testing.ts";

async function start(t: TestContext) {
  const store = openSqlite(tempDir(t));
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

describe("since", () => {
  test("gives an empty page and a cursor while there is nothing", async (t) => {
    const { log } = await start(t);
    const page = await log.since(undefined);
    assert.deepEqual(page, { cursor: log.cursor, messages: [], more: false });
    assert.deepEqual(await log.since(page.cursor), page);
  });

  test("says `more` as long as there is more", async (t) => {
    const { log, append } = await start(t);
    const { cursor } = log;
    await append(5);
    const first = await log.since(cursor, 2);
    const second = await log.since(first.cursor, 2);
    const third = await log.since(second.cursor, 2);
    assert.deepEqual([first, second, third].map(seqs), [[1, 2], [3, 4], [5]]);
    assert.deepEqual([first.more, second.more, third.more], [true, true, false]);
    assert.equal(third.cursor, log.cursor);
    const exact = await log.since(second.cursor, 1);
    assert.equal(exact.more, false);
  });

  test("reads from the store what is too old for the memory", async (t) => {
    const { log, append } = await start(t);
    const { cursor } = log;
    await append(1500);
    assert.deepEqual(seqs(await log.since(cursor, 2)), [1, 2]);
    const page = await log.since(cursor, 1000);
    assert.equal(page.messages.length, 1000);
    assert.equal(page.more, true);
    assert.deepEqual(seqs(await log.since(page.cursor, 1000)).at(-1), 1500);
    assert.equal((await log.since(undefined)).messages.length, 50);
  });

  test("refuses a cursor it cannot continue from, with one just before the oldest message", async (t) => {
    const { log, append } = await start(t);
    const { cursor } = log;
    await append(2);
    for (const gone of ["", "x", "e.3", "e.02", "e.1e1", "f.1", "e.1 ", "e.99999999999999999"]) {
      await assert.rejects(
        async () => log.since(gone),
        (error) => {
          assert.ok(error instanceof Refusal);
          assert.deepEqual([error.code, error.details.cursor], ["cursor-gone", cursor]);
          return true;
        },
      );
    }
  });

  test("starts behind what is no longer kept", async (t) => {
    const { store, room } = await start(t);
    const kept = { ...store, bounds: async () => ({ first: 6, head: 5 }), read: async () => [] };
    const log = await openLog(kept, room);
    assert.deepEqual(await log.since(undefined), { cursor: "e.5", messages: [], more: false });
    assert.deepEqual((await log.since("e.5")).messages, []);
    await assert.rejects(async () => log.since("e.4"), {
      code: "cursor-gone",
      details: { cursor: "e.5" },
    });
  });
});

describe("next", () => {
  test("settles with the first news", async (t) => {
    const { log, append } = await start(t);
    const waiting = log.next(log.cursor, 60_000, never);
    await append(1);
    await waiting;
  });

  test("settles at once when there is news already", async (t) => {
    const { log, append } = await start(t);
    const { cursor } = log;
    await append(1);
    await log.next(cursor, 60_000, never);
  });

  test("settles when its time is over", async (t) => {
    const { log } = await start(t);
    const from = performance.now();
    await log.next(log.cursor, 30, never);
    assert.ok(performance.now() - from >= 29);
  });

  test("settles when it is aborted, also before it began", async (t) => {
    const { log } = await start(t);
    const leaving = new AbortController();
    const waiting = log.next(log.cursor, 60_000, leaving.signal);
    leaving.abort();
    await waiting;
    await log.next(log.cursor, 60_000, leaving.signal);
  });

  test("rejects with the reason when the log closes, as every later ask does", async (t) => {
    const { log } = await start(t);
    const reason = new Refusal("room-not-found", "over");
    const waiting = log.next(log.cursor, 60_000, never);
    log.close(reason);
    await assert.rejects(waiting, reason);
    await assert.rejects(log.next(log.cursor, 60_000, never), reason);
    await assert.rejects(async () => log.since(undefined), reason);
  });
});

describe("watch", () => {
  test("hears each commit as one page that begins where the one before ended", async (t) => {
    const { log, append } = await start(t);
    const pages: Page[] = [];
    const undo = log.watch({ deliver: (page) => pages.push(page) });
    await append(3);
    await append(1);
    undo();
    await append(1);
    assert.deepEqual(pages.map(seqs), [[1, 2, 3], [4]]);
    assert.deepEqual(
      pages.map(({ cursor, more }) => [cursor, more]),
      [
        ["e.3", false],
        ["e.4", false],
      ],
    );
  });

  test("hears what comes alone in the turn it came in, on a page of its own", async (t) => {
    const { log } = await start(t);
    const pages: Page[] = [];
    log.watch({ deliver: (page) => pages.push(page) });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    for (let i = 1; i <= 10; i++) {
      void log.append(makeDraft(), "test");
      // The commit asks for its turn while the first of these has been asked for already.
      await turn();
      await turn();
      assert.deepEqual(pages.map(seqs).at(-1), [i]);
    }
    assert.equal(pages.length, 10);
  });

  test("hears nothing once the log is closed", async (t) => {
    const { log, append } = await start(t);
    log.watch({ deliver: () => assert.fail("nobody is left to hear") });
    log.close(new Refusal("room-not-found", "over"));
    await append(1);
  });
});

test("a log opened again goes on where it was", async (t) => {
  const { store, room, log, append } = await start(t);
  await append(3);
  const again = await openLog(store, room);
  assert.equal(again.head, 3);
  assert.equal(again.cursor, log.cursor);
  assert.deepEqual(await again.since(undefined), await log.since(undefined));
});
