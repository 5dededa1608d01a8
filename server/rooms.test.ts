import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { Refusal } from "./refusal.ts";
import { createRooms, isHost } from "./rooms.ts";
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
  await assert.rejects(rooms.get("later"), isRefusal("room-not-found"));
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
  await assert.rejects(log.since(cursor), isRefusal("cursor-gone"));
  undo();
  await rooms.end("class");
  assert.deepEqual(ended, ["class"]);
});
