import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { tempDir } from "../testing.ts";
import { stores } from "./index.ts";
import type { Retention, Store } from "./store.ts";
import { isRefusal, message, range, readAll, record, seqs } from "./testing.ts";

const acceptedAt = message("any").acceptedAt;

for (const [name, open] of Object.entries(stores)) {
  const start = async (t: TestContext, keep: Partial<Retention> = {}, dataDir = tempDir(t)) => {
    const store: Store = open(dataDir, { messages: 1e6, bytes: 1e9, ...keep });
    t.after(() => store.close());
    await store.createRoom(record("room"));
    const told: { room: string; seqs: number[]; first: number }[] = [];
    store.watch((room, messages, first) => told.push({ room, seqs: seqs(messages), first }));
    return { store, told, dataDir };
  };
  const kept = async (store: Store) => seqs(await readAll(store, "room"));
  const fill = (store: Store, count: number, text?: string) =>
    Promise.all(range(1, count).map((i) => store.append("room", message(`fill-${i}`, text))));

  describe(`what the ${name} store keeps`, () => {
    test("is the newest messages up to the limit, and it tells which is the oldest", async (t) => {
      const { store, told } = await start(t, { messages: 3 });
      for (const id of "abcde") await store.append("room", message(id));
      assert.deepEqual(await kept(store), [3, 4, 5]);
      assert.deepEqual(await store.bounds("room"), { first: 3, head: 5 });
      assert.deepEqual(
        told.map(({ first }) => first),
        [1, 1, 1, 2, 3],
      );
    });

    test("is known by its id for as long as it is kept", async (t) => {
      const { store } = await start(t, { messages: 3 });
      for (const id of "abcd") await store.append("room", message(id));
      assert.equal((await store.append("room", message("b"))).added, false);
      assert.deepEqual(await store.bounds("room"), { first: 2, head: 4 });
      assert.equal((await store.append("room", message("a"))).message.seq, 5);
    });

    test("is bounded in bytes too, whatever the script", async (t) => {
      const { store } = await start(t, { bytes: 20_000 });
      for (const text of ["x", "語", "👋"]) {
        const large = text.repeat(4000 / Buffer.byteLength(text));
        await Promise.all(
          range(1, 10).map((i) =>
            store.append("room", message(`${text.codePointAt(0)}-${i}`, large)),
          ),
        );
        const { first, head } = await store.bounds("room");
        assert.equal(head - first + 1, 4);
        assert.deepEqual(await kept(store), range(first, head));
      }
    });

    test("always has the newest message, however large", async (t) => {
      const { store } = await start(t, { bytes: 100 });
      await fill(store, 2, "x".repeat(4000));
      assert.deepEqual(await store.bounds("room"), { first: 2, head: 2 });
    });

    test("is cut in lots at a large limit, by no more than a 64th of it", async (t) => {
      const { store, told } = await start(t, { messages: 640 });
      await fill(store, 640);
      for (const i of range(1, 30)) await store.append("room", message(`one-${i}`));
      assert.deepEqual([...new Set(told.map(({ first }) => first))], [1, 12, 23, 34]);
      assert.deepEqual(await kept(store), range(34, 670));
    });

    test("shrinks step by step to a limit that became lower", async (t) => {
      const { store, dataDir } = await start(t);
      await fill(store, 2500);
      await store.close();
      const { store: again } = await start(t, { messages: 10 }, dataDir);
      for (const id of "abc") await again.append("room", message(id));
      assert.deepEqual(await again.bounds("room"), { first: 2494, head: 2503 });
      assert.deepEqual(await kept(again), range(2494, 2503));
    });

    test("goes when nobody came for long; the room and its count stay", async (t) => {
      const { store, told, dataDir } = await start(t);
      await store.createRoom(record("visited"));
      await store.append("visited", message("a"));
      await fill(store, 1500);
      await store.visit(["visited", "nobody"], acceptedAt + 1000);
      await store.visit(["visited"], acceptedAt + 500);
      await store.expire(acceptedAt);
      assert.equal((await kept(store)).length, 1500, "an append is a visit");
      await store.expire(acceptedAt + 1000);
      assert.deepEqual(await kept(store), []);
      assert.deepEqual(await store.bounds("room"), { first: 1501, head: 1500 });
      assert.deepEqual(told.at(-1), { room: "room", seqs: [], first: 1501 });
      assert.deepEqual(await store.bounds("visited"), { first: 1, head: 1 });
      assert.equal((await store.append("room", message("fill-1"))).message.seq, 1501);
      await store.close();
      const { store: again } = await start(t, {}, dataDir);
      assert.deepEqual(await again.bounds("room"), { first: 1501, head: 1501 });
      assert.deepEqual(await again.findRoom("room"), record("room"));
    });

    test("goes in steps between which others have their turn", async (t) => {
      const { store, told } = await start(t);
      await store.createRoom(record("other"));
      await fill(store, 1500);
      const expiring = store.expire(acceptedAt + 1);
      const { message: other } = await store.append("other", message("a"));
      assert.equal(other.seq, 1);
      assert.notEqual((await store.bounds("room")).first, 1501);
      await store.append("room", message("late"));
      await expiring;
      assert.ok(told.filter(({ seqs: some }) => some.length === 0).length > 2);
      assert.deepEqual(await store.bounds("room"), { first: 1502, head: 1501 });
    });

    test("goes with its room in steps, in which nothing can be sent there", async (t) => {
      const { store } = await start(t);
      await fill(store, 1500);
      const deleting = store.deleteRoom("room");
      const sending = store.append("room", message("late"));
      const making = store.createRoom({ ...record("room"), epoch: "next" });
      await assert.rejects(sending, isRefusal("room-not-found"));
      await deleting;
      assert.equal(await making, true);
      assert.equal((await store.findRoom("room"))?.epoch, "next");
      assert.deepEqual(await store.bounds("room"), { first: 1, head: 0 });
      assert.deepEqual(await kept(store), []);
    });
  });
}
