import assert from "node:assert/strict";
import test from "node:test";
import { burstSize } from "#wire";
import { createChatter } from "./chatter.ts";
import { createRooms } from "./rooms.ts";
import { stores } from "./store/index.ts";
import { eventually, tempDir } from "./testing.ts";

test("a room that ends while the server speaks in it is no error", async (t) => {
  const store = stores.sqlite(tempDir(t));
  t.after(() => store.close());
  const rooms = createRooms(store);
  const errors: unknown[] = [];
  const chatter = createChatter({ hasClients: () => true, onError: (error) => errors.push(error) });
  t.after(() => chatter.close());
  for (let i = 0; i < 10; i++) {
    const { room: name } = await rooms.create();
    const room = await rooms.get(name);
    chatter.start(room, { ratePerSecond: 1000, bytes: 40, pattern: "burst", seed: 1, count: 500 });
    await eventually(() => assert.ok(room.log.head >= burstSize));
    await rooms.end(name);
    assert.deepEqual(chatter.get(name), { running: false });
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(errors, []);
});
