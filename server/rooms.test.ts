import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { isHost } from "./keys.ts";
import { Refusal } from "./refusal.ts";
import { createRooms } from "./rooms.ts";
import { openSqlite } from "./store/sqlite.ts";
import { makeDraft, tempDir } from "./testing.ts";

function start(t: TestContext) {
  const store = openSqlite(tempDir(t));
  t.after(() => store.close());
  return { store, rooms: createRooms(store) };
}
const isRefusal = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

test("made names carry at least 60 bits, keys at least 128", async (t) => {
  const { rooms } = start(t);
  const made = await Promise.all(Array.from({ length: 50 }, () => rooms.create()));
  for (const { room, hostKey } of made) {
    assert.match(room, /^[a-z2-9]{12,32}$/);
    assert.match(hostKey, /^[A-Za-z0-9_-]{22,}$/);
  }
  assert.equal(new Set(made.map(({ room }) => room)).size, 50);
  assert.equal(new Set(made.map(({ hostKey }) => hostKey)).size, 50);
});

test("a key is kept as a hash and opens its own room alone", async (t) => {
  const { store, rooms } = start(t);
  const mine = await rooms.create("mine");
  const other = await rooms.create("other");
  const record = await store.findRoom("mine");
  assert.match(record?.keyHash ?? "", /^[0-9a-f]{64}$/);
  assert.ok(!JSON.stringify(record).includes(mine.hostKey));
  const room = await rooms.get("mine");
  assert.equal(isHost(room, mine.hostKey), true);
  assert.equal(isHost(room, other.hostKey), false);
  assert.equal(isHost(room, record?.keyHash ?? ""), false);
  assert.equal(isHost(room, ""), false);
});

test("a name is taken once", async (t) => {
  const { rooms } = start(t);
  await rooms.create("class");
  await assert.rejects(rooms.create("class"), isRefusal("room-taken"));
  await assert.rejects(rooms.create("lobby"), isRefusal("room-taken"));
});

test("the lobby is always there and nobody is its host", async (t) => {
  const { rooms } = start(t);
  assert.equal(await rooms.has("lobby"), true);
  const room = await rooms.get("lobby");
  assert.equal(room.keyHash, undefined);
  assert.equal(isHost(room, ""), false);
  assert.equal(await rooms.get("lobby"), room);
});

test("a room that nobody made is not found, and can be made afterwards", async (t) => {
  const { rooms } = start(t);
  assert.equal(await rooms.has("later"), false);
  await assert.rejects(async () => rooms.get("later"), isRefusal("room-not-found"));
  await rooms.create("later");
  assert.equal((await rooms.get("later")).name, "later");
});

test("the end of a room reaches whoever is in it, and the name is free again", async (t) => {
  const { rooms } = start(t);
  await rooms.create("class");
  const room = await rooms.get("class");
  const ended: string[] = [];
  const undo = rooms.onEnd((name) => ended.push(name));
  const waiting = room.log.next(room.log.cursor, 60_000, new AbortController().signal);
  const { cursor } = room.log;
  await Promise.all([assert.rejects(waiting, isRefusal("room-not-found")), rooms.end("class")]);
  assert.equal(room.ended.aborted, true);
  assert.ok(isRefusal("room-not-found")(room.ended.reason));
  assert.deepEqual(ended, ["class"]);
  await assert.rejects(room.log.append(makeDraft(), "test"), isRefusal("room-not-found"));
  await assert.rejects(rooms.end("class"), isRefusal("room-not-found"));
  await rooms.create("class");
  const { log } = await rooms.get("class");
  await assert.rejects(async () => log.since(cursor), isRefusal("cursor-gone"));
  undo();
  await rooms.end("class");
  assert.deepEqual(ended, ["class"]);
});

test("a room nobody uses leaves the memory, and is there again when somebody comes", async (t) => {
  const { rooms } = start(t);
  const { hostKey } = await rooms.create("class");
  const room = await rooms.get("class");
  const { message } = await room.log.append(makeDraft(), "test");
  const { cursor } = room.log;
  rooms.tidy(60_000, 60_000);
  assert.equal(await rooms.get("class"), room);
  rooms.tidy(0, 60_000);
  await assert.rejects(async () => room.log.since(cursor), isRefusal("unavailable"));
  assert.equal(room.ended.aborted, false);
  const again = await rooms.get("class");
  assert.notEqual(again, room);
  assert.equal(again.log.cursor, cursor);
  assert.deepEqual((await again.log.since(undefined)).messages, [message]);
  assert.equal(isHost(again, hostKey), true);
});

test("a room in which somebody waits or watches is never closed or forgotten", async (t) => {
  const { rooms } = start(t);
  rooms.onEnd((name) => assert.fail(`${name} was forgotten`));
  await rooms.create("waiting");
  await rooms.create("watching");
  const waiting = await rooms.get("waiting");
  const watching = await rooms.get("watching");
  const news = waiting.log.next(waiting.log.cursor, 60_000, new AbortController().signal);
  const heard: number[] = [];
  watching.log.watch({
    deliver: ({ messages }) => heard.push(...messages.map(({ seq }) => seq)),
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  rooms.tidy(1, 1);
  for (const { log } of [waiting, watching]) await log.append(makeDraft(), "test");
  await news;
  assert.deepEqual(heard, [1]);
  assert.equal(await rooms.get("watching"), watching);
});

test("what hangs on a room goes with it when it is forgotten, though the room stays", async (t) => {
  const { rooms } = start(t);
  const gone: string[] = [];
  rooms.onEnd((name) => gone.push(name));
  await rooms.create("class");
  await rooms.has("class");
  await assert.rejects(async () => rooms.get("guessed"), isRefusal("room-not-found"));
  assert.deepEqual(rooms.names(), ["class"]);
  rooms.tidy(0, 0);
  assert.deepEqual(rooms.names(), []);
  assert.deepEqual(gone, ["class"]);
  assert.equal(await rooms.has("class"), true);
});

test("of more unused rooms than the memory should hold the longest unused are closed", async (t) => {
  const { rooms } = start(t);
  const names = Array.from({ length: 1010 }, (_, i) => `class-${i}`);
  await Promise.all(names.map((name) => rooms.create(name)));
  const opened = [];
  for (const name of names) opened.push(await rooms.get(name));
  const until = performance.now() + 1100;
  while (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  rooms.tidy(3_600_000, 3_600_000);
  const closed = await Promise.all(
    opened.map(async ({ log }) => {
      try {
        await log.since(undefined);
        return 0;
      } catch {
        return 1;
      }
    }),
  );
  assert.equal(closed.filter(Boolean).length, 10);
  assert.ok(closed.slice(0, 10).every(Boolean), "those that were used first");
});
