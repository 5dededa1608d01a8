import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { openLog } from "./log.ts";
import { openSqlite } from "./store/sqlite.ts";
import { makeDraft, tempDir } from "./testing.ts";

async function start(t: TestContext, count: number) {
  const store = openSqlite(tempDir(t));
  t.after(() => store.close());
  const room = { name: "room", createdAt: 1, epoch: "e", keyHash: undefined };
  await store.createRoom(room);
  const log = await openLog(store, room);
  const { cursor } = log;
  await Promise.all(Array.from({ length: count }, () => log.append(makeDraft("rude"), "test")));
  const texts = async (limit: number) =>
    (await log.since(cursor, limit)).messages.map(({ text }) => text);
  return { log, texts };
}

/** What memory still holds, and what is read from the store. */
for (const [where, count] of [
  ["in memory", 20],
  ["on disk", 1500],
] as const) {
  describe(`a message that is ${where}`, () => {
    test("is empty for whoever asks later, also from where others asked before", async (t) => {
      const { log, texts } = await start(t, count);
      assert.deepEqual(await texts(3), ["rude", "rude", "rude"]);
      assert.equal(await log.hide(2, 2), 1);
      assert.deepEqual(await texts(3), ["rude", "", "rude"]);
    });

    test("is empty for whoever asks later, however many read it while it was hidden", async (t) => {
      const { log, texts } = await start(t, count);
      const during = [texts(2), texts(3), log.hide(1, 900), texts(2), texts(3)];
      for (let i = 0; i < 20; i += 1) {
        await Promise.resolve();
        during.push(texts(3));
      }
      await Promise.all(during);
      assert.deepEqual(await texts(2), ["", ""]);
      assert.deepEqual(await texts(3), ["", "", ""]);
    });
  });
}

test("an event is told as such, with what it brings", async (t) => {
  const { log } = await start(t, 0);
  const { message } = await log.append(makeDraft("ping"), "server", { type: "ping" });
  assert.deepEqual([message.kind, message.data], ["event", { type: "ping" }]);
  assert.equal(await log.hide(1, 1), 0, "what the host did is not hidden");
  assert.deepEqual((await log.since(undefined)).messages, [message]);
});
