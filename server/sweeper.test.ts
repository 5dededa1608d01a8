import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setTimeout } from "node:timers/promises";
import { paths } from "#wire";
import { createRooms } from "./rooms.ts";
import { openSqlite } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { createSweeper } from "./sweeper.ts";
import { eventually, makeDraft, makeRoom, sayMany, startChat, tempDir } from "./testing.ts";
import { openWs } from "./testing-peers.ts";

const settings = { sweepMs: 20, keepMs: 300, idleMs: 60_000 };

async function start(t: TestContext, change: (store: Store) => Partial<Store> = () => ({})) {
  const store = openSqlite(tempDir(t));
  t.after(() => store.close());
  const rooms = createRooms(store);
  const visited = new Set<string>();
  const errors: unknown[] = [];
  const sweeper = createSweeper({
    store: { ...store, ...change(store) },
    rooms,
    hasVisitors: (room) => visited.has(room),
    settings,
    onError: (error) => errors.push(error),
  });
  t.after(sweeper.close);
  const make = async (name: string) => {
    await rooms.create(name);
    const { log } = await rooms.get(name);
    await log.append(makeDraft(), "test");
  };
  const isKept = async (room: string) => (await store.bounds(room)).first === 1;
  return { visited, errors, make, isKept, sweeper };
}

test("messages stay while somebody is in their room, and for a while after", async (t) => {
  const { visited, make, isKept } = await start(t);
  visited.add("visited");
  await make("visited");
  await make("left");
  await eventually(async () => assert.equal(await isKept("left"), false));
  await setTimeout(settings.keepMs);
  assert.equal(await isKept("visited"), true);
  visited.clear();
  await eventually(async () => assert.equal(await isKept("visited"), false));
});

test("a sweep that fails is told, lets nothing go, and the next one comes", async (t) => {
  const broken = new Error("disk full");
  const visit = () => Promise.reject(broken);
  const { errors, make, isKept } = await start(t, () => ({ visit }));
  await make("room");
  await eventually(() => assert.ok(errors.length > 3));
  assert.deepEqual([...new Set(errors)], [broken]);
  assert.equal(await isKept("room"), true);
});

test("two sweeps never run at once", async (t) => {
  let running = 0;
  let most = 0;
  let count = 0;
  const expire = async () => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(70);
    running -= 1;
    count += 1;
  };
  await start(t, () => ({ expire }));
  await eventually(() => assert.ok(count >= 3));
  assert.equal(most, 1);
});

test("a server keeps what is visited and lets go what is not", async (t) => {
  const server = await startChat(t, { sweepMs: 50, keepMs: 300, idleMs: 50 });
  const { room } = await makeRoom(server);
  const { room: empty } = await makeRoom(server);
  const { heard } = openWs(t, server, paths.transport(room, "websocket"));
  await heard("messages");
  for (const name of [room, empty]) await sayMany(server, name, 3);
  await setTimeout(1000);
  await server.stop();
  const store = openSqlite(server.dataDir);
  t.after(() => store.close());
  assert.deepEqual(await store.bounds(room), { first: 1, head: 3 });
  assert.deepEqual(await store.bounds(empty), { first: 4, head: 3 });
});
