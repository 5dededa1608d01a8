import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import Database from "libsql";
import { tempDir } from "../testing.ts";
import { openSqlite } from "./sqlite.ts";
import { message, seqs } from "./testing.ts";

/** The tables as the first version made them, with a room whose first two messages are gone. */
const firstVersion = `
  CREATE TABLE rooms (name TEXT PRIMARY KEY, createdAt REAL NOT NULL, epoch TEXT NOT NULL,
    keyHash TEXT, head INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE messages (room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL, sentAt REAL NOT NULL,
    acceptedAt REAL NOT NULL, via TEXT NOT NULL, data TEXT, PRIMARY KEY (room, seq)) WITHOUT ROWID;
  CREATE UNIQUE INDEX messages_by_id ON messages (room, id);
  CREATE TABLE probe (one INTEGER PRIMARY KEY, at REAL NOT NULL);
  INSERT INTO rooms VALUES ('empty', 1, 'e', NULL, 0), ('room', 1, 'e', NULL, 4);
  INSERT INTO messages VALUES ('room', 3, 'c', 'chat', '', '語語', 1, 1, 'test', NULL),
    ('room', 4, 'd', 'event', 'Ada', 'd', 1, 1, 'test', '{"any":"thing"}');`;

test("a file of the first version opens and goes on with what it has", async (t) => {
  const dataDir = tempDir(t);
  const old = new Database(join(dataDir, "poll-hold-push.sqlite"));
  old.exec(firstVersion);
  old.close();

  const openedAt = Date.now();
  const store = openSqlite(dataDir, { messages: 3, bytes: 1e6 });
  t.after(() => store.close());
  assert.deepEqual(await store.bounds("room"), { first: 3, head: 4 });
  assert.deepEqual(await store.bounds("empty"), { first: 1, head: 0 });
  assert.deepEqual((await store.read("room", 0, 9)).at(-1)?.data, { any: "thing" });
  await store.expire(openedAt - 1000);
  assert.equal((await store.append("room", message("c"))).added, false);
  for (const id of "ef") await store.append("room", message(id));
  assert.deepEqual(seqs(await store.read("room", 0, 9)), [4, 5, 6]);
  await store.probe();
  await store.close();

  const db = new Database(join(dataDir, "poll-hold-push.sqlite"));
  t.after(() => db.close());
  const { bytes } = db.prepare("SELECT bytes FROM rooms WHERE name = 'room'").get() as {
    bytes: number;
  };
  const last = 200 + "dAdad".length + '{"any":"thing"}'.length;
  assert.equal(bytes, last + 2 * (200 + "eAda".length + Buffer.byteLength("text of e 👋")));
});

test("a file that a newer version made is left alone", (t) => {
  const dataDir = tempDir(t);
  const db = new Database(join(dataDir, "poll-hold-push.sqlite"));
  db.exec("PRAGMA user_version = 99");
  db.close();
  assert.throws(() => openSqlite(dataDir), /newer version/);
});
