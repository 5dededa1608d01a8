import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { tempDir } from "../testing.ts";
import { stores } from "./index.ts";
import type { Store } from "./store.ts";
import { isRefusal, message, range, readAll, record } from "./testing.ts";
import { startStore } from "./testing-start.ts";

const settings = { any: ["shape", { of: 1 }] };

for (const [name, open] of Object.entries(stores)) {
  const start = (t: TestContext, dataDir?: string) => startStore(t, open, dataDir);

  describe(`classes in the ${name} store`, () => {
    test("are kept as they are, under a code that is theirs alone, and can change both", async (t) => {
      const { store, dataDir } = await start(t);
      await store.createRoom(record("other"));
      assert.equal(await store.findClass("room"), undefined);
      assert.equal(await store.saveClass("room", { code: "AAAA", settings }), true);
      assert.equal(await store.saveClass("other", { code: "AAAA", settings: {} }), false);
      assert.equal(await store.saveClass("other", { code: "BBBB", settings: {} }), true);
      assert.equal(await store.saveClass("room", { code: "CCCC", settings }), true);
      await store.close();
      const again = (await start(t, dataDir)).store;
      assert.deepEqual(await again.findClass("room"), { code: "CCCC", settings });
      const rooms = await Promise.all(["AAAA", "BBBB", "CCCC"].map(again.findCode));
      assert.deepEqual(rooms, [undefined, "other", "room"]);
    });

    test("end alone or with their room, whose code is free at once", async (t) => {
      const { store } = await start(t);
      await store.saveClass("room", { code: "AAAA", settings });
      await store.deleteClass("room");
      assert.equal(await store.findClass("room"), undefined);
      await store.saveClass("room", { code: "AAAA", settings });
      await Promise.all(range(1, 1000).map((i) => store.append("room", message(`m${i}`))));
      const leaving = store.deleteRoom("room");
      assert.equal(await store.findCode("AAAA"), undefined);
      const late = store.saveClass("room", { code: "AAAA", settings });
      await assert.rejects(late, isRefusal("room-not-found"));
      await leaving;
      await store.createRoom(record("room"));
      assert.equal(await store.findClass("room"), undefined);
    });

    test("cannot be without a room", async (t) => {
      const { store } = await start(t);
      const homeless = store.saveClass("nobody", { code: "AAAA", settings });
      await assert.rejects(homeless, isRefusal("room-not-found"));
      assert.equal(await store.findCode("AAAA"), undefined);
    });
  });

  describe(`hiding in the ${name} store`, () => {
    test("empties what visitors said, in many steps, and leaves numbers, ids and events", async (t) => {
      const { store } = await start(t);
      await store.append("room", { ...message("event"), kind: "event", data: { type: "ping" } });
      await Promise.all(range(2, 1000).map((i) => store.append("room", message(`m${i}`))));
      const before = await readAll(store, "room");
      assert.equal(await store.hide("room", 1, 900), 899);
      const after = await readAll(store, "room");
      assert.deepEqual(after[0], before[0]);
      assert.deepEqual(after.slice(900), before.slice(900));
      for (const [i, was] of before.entries()) {
        if (i === 0 || i >= 900) continue;
        assert.deepEqual(after[i], { ...was, author: "", text: "", data: { hidden: true } });
      }
      assert.equal(await store.hide("room", 1, 1), 0);
      assert.equal(await store.hide("room", 2, 2), 1, "what is hidden can be hidden again");
      assert.equal(await store.hide("room", 1001, 2000), 0);
      assert.equal(await store.hide("nobody", 1, 9), 0);
      assert.equal((await store.append("room", message("m5"))).added, false);
    });

    test("counts the bytes that are left, so that as much as ever is kept", async (t) => {
      const keep = { messages: 1e6, bytes: 20_000 };
      const store: Store = open(tempDir(t), keep);
      t.after(() => store.close());
      await store.createRoom(record("room"));
      const large = (i: number) => store.append("room", message(`m${i}`, "x".repeat(4000)));
      for (const i of range(1, 4)) await large(i);
      await store.hide("room", 1, 4);
      for (const i of range(5, 8)) await large(i);
      // Four hidden ones take some 900 bytes, four large ones 16,900.
      assert.deepEqual(await store.bounds("room"), { first: 1, head: 8 });
      await large(9);
      const { first, head } = await store.bounds("room");
      assert.deepEqual([first > 4, head], [true, 9]);
    });

    test("a message is known by its id as long as it is kept", async (t) => {
      const { store } = await start(t);
      await store.append("room", message("a"));
      await store.hide("room", 1, 1);
      const known = await Promise.all(["a", "b"].map((id) => store.knows("room", id)));
      assert.deepEqual([...known, await store.knows("nobody", "a")], [true, false, false]);
    });
  });
}
