import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test, { describe, type TestContext } from "node:test";
import { stores } from "./index.ts";
import { isRefusal, message, readAll, record, seqs } from "./testing.ts";
import { startStore } from "./testing-start.ts";

for (const [name, open] of Object.entries(stores)) {
  const start = (t: TestContext, dataDir?: string) => startStore(t, open, dataDir);

  describe(`the ${name} store`, () => {
    test("keeps a room as it was made, and its name only once", async (t) => {
      const { store } = await start(t);
      assert.equal(await store.createRoom({ ...record("open"), keyHash: undefined }), true);
      assert.equal(await store.createRoom({ ...record("room"), epoch: "other" }), false);
      assert.deepEqual(await store.findRoom("room"), record("room"));
      assert.deepEqual(await store.findRoom("open"), { ...record("open"), keyHash: undefined });
      assert.equal(await store.findRoom("nobody"), undefined);
      assert.deepEqual(await store.bounds("room"), { first: 1, head: 0 });
    });

    test("numbers each room's messages 1, 2, 3 … and keeps them as they are", async (t) => {
      const { store } = await start(t);
      await store.createRoom(record("other"));
      const data = { detail: ["of", { any: "shape" }] };
      const first = await store.append("room", { ...message("a"), kind: "event", data });
      assert.deepEqual(first, {
        message: { seq: 1, ...message("a"), kind: "event", data },
        added: true,
      });
      await store.append("other", message("a"));
      await store.append("room", message("b"));
      assert.deepEqual(await store.read("room", 0, 10), [
        first.message,
        { seq: 2, ...message("b") },
      ]);
      assert.deepEqual(await store.bounds("room"), { first: 1, head: 2 });
    });

    test("reads what came after a number, oldest first, up to a limit", async (t) => {
      const { store } = await start(t);
      for (const id of "abcde") await store.append("room", message(id));
      assert.deepEqual(seqs(await store.read("room", 1, 2)), [2, 3]);
      assert.deepEqual(seqs(await store.read("room", -10, 2)), [1, 2]);
      assert.deepEqual(seqs(await store.read("room", 5, 2)), []);
      assert.deepEqual(seqs(await store.read("nobody", 0, 2)), []);
    });

    test("reads fewer at a time where they are large, but at least one", async (t) => {
      const { store } = await start(t);
      const ids = Array.from({ length: 300 }, (_, i) => `m${i}`);
      const large = ids.map((id) => store.append("room", message(id, "x".repeat(4096))));
      await store.append("room", message("huge", "x".repeat(1024 * 1024)));
      await Promise.all(large);
      const some = await store.read("room", 0, 1000);
      assert.ok(some.length > 0 && some.length < 200, `${some.length}`);
      assert.deepEqual(seqs(await store.read("room", 300, 1000)), [301]);
      assert.equal((await readAll(store, "room")).length, 301);
    });

    test("adds an id once, even twice in one turn, and brings back the first", async (t) => {
      const { store } = await start(t);
      const [first, twin] = await Promise.all([
        store.append("room", message("a")),
        store.append("room", { ...message("a"), text: "other" }),
      ]);
      assert.deepEqual(twin, { message: first.message, added: false });
      assert.equal((await store.append("room", message("a"))).added, false);
      assert.deepEqual((await store.append("room", message("b"))).message.seq, 2);
    });

    test("keeps the order of many appends of one turn, without a hole", async (t) => {
      const { store } = await start(t);
      const told: number[][] = [];
      store.watch((_, messages) => told.push(seqs(messages)));
      const ids = Array.from({ length: 1200 }, (_, i) => `m${i}`);
      const appended = await Promise.all(ids.map((id) => store.append("room", message(id))));
      assert.deepEqual(
        appended.map(({ message: { seq, id } }) => [seq, id]),
        ids.map((id, i) => [i + 1, id]),
      );
      assert.deepEqual(
        told.map(({ length }) => length),
        [500, 500, 200],
      );
      assert.deepEqual(told.flat(), seqs(appended.map(({ message }) => message)));
    });

    test("tells watchers of what is new only, before the append settles, until the undo", async (t) => {
      const { store } = await start(t);
      const told: string[] = [];
      const undo = store.watch((room, messages) => {
        for (const { seq, id } of messages) told.push(`${room} ${seq} ${id}`);
      });
      const settle = (id: string) =>
        store.append("room", message(id)).then(() => told.push(`settled ${id}`));
      await Promise.all([settle("a"), settle("b")]);
      await settle("a");
      undo();
      await settle("c");
      assert.deepEqual(told, [
        "room 1 a",
        "room 2 b",
        "settled a",
        "settled b",
        "settled a",
        "settled c",
      ]);
    });

    test("goes on where it was after close and open", async (t) => {
      const { store, dataDir } = await start(t);
      const waiting = store.append("room", message("a"));
      await store.close();
      const first = await waiting;
      const { store: again } = await start(t, dataDir);
      assert.deepEqual(await again.findRoom("room"), record("room"));
      assert.deepEqual(await again.read("room", 0, 10), [first.message]);
      assert.deepEqual(await again.append("room", message("a")), { ...first, added: false });
      assert.equal((await again.append("room", message("b"))).message.seq, 2);
    });

    test("deletes a room with all its messages, and what is sent there is refused", async (t) => {
      const { store } = await start(t);
      await store.append("room", message("a"));
      const waiting = store.append("room", message("b"));
      await store.deleteRoom("room");
      await assert.rejects(waiting, isRefusal("room-not-found"));
      await assert.rejects(store.append("room", message("c")), isRefusal("room-not-found"));
      assert.equal(await store.findRoom("room"), undefined);
      assert.deepEqual(await store.read("room", 0, 10), []);
      assert.equal(await store.createRoom(record("room")), true);
      assert.equal((await store.append("room", message("a"))).message.seq, 1);
    });

    test("shares its folder neither with this process nor with another", async (t) => {
      const { dataDir } = await start(t);
      assert.throws(() => open(dataDir), { code: "SQLITE_BUSY" });
      const script = `const { stores } = await import(${JSON.stringify(
        new URL("./index.ts", import.meta.url).href,
      )}); try { stores[${JSON.stringify(name)}](${JSON.stringify(dataDir)}); }
        catch ({ code }) { process.stdout.write(code); }`;
      const options = { encoding: "utf8", timeout: 20_000 } as const;
      const args = ["--import", "tsx", "--input-type=module", "--eval", script];
      assert.equal(spawnSync(process.execPath, args, options).stdout, "SQLITE_BUSY");
    });

    test("refuses every write once it is closed, and closing twice does no harm", async (t) => {
      const { store, dataDir } = await start(t);
      await store.probe();
      await store.close();
      await store.close();
      await assert.rejects(store.append("room", message("a")), isRefusal("unavailable"));
      await assert.rejects(store.createRoom(record("late")), isRefusal("unavailable"));
      await assert.rejects(store.deleteRoom("room"), isRefusal("unavailable"));
      await assert.rejects(store.probe(), isRefusal("unavailable"));
      const { store: again } = await start(t, dataDir);
      assert.deepEqual(await again.bounds("room"), { first: 1, head: 0 });
      assert.equal(await again.findRoom("late"), undefined);
    });
  });
}
