import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import Database from "libsql";
import { Refusal } from "../refusal.ts";
import { tempDir } from "../testing.ts";
import { openSqlite } from "./sqlite.ts";
import type { Unnumbered } from "./store.ts";

const message = (id: string): Unnumbered => {
  return { id, kind: "chat", author: "", text: id, sentAt: 1, acceptedAt: 1, via: "test" };
};

test("a commit that fails refuses all its appends with `unavailable` and numbers none", async (t) => {
  const dataDir = tempDir(t);
  const first = openSqlite(dataDir);
  await first.createRoom({ name: "room", createdAt: 1, epoch: "e", keyHash: undefined });
  await first.close();
  const db = new Database(join(dataDir, "poll-hold-push.sqlite"));
  db.exec(`CREATE TRIGGER full BEFORE INSERT ON messages WHEN NEW.id = 'fails'
    BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  db.close();

  const store = openSqlite(dataDir);
  t.after(() => store.close());
  const told: string[] = [];
  store.watch((_, messages) => told.push(...messages.map(({ id }) => id)));
  await store.append("room", message("a"));
  const ids = ["b", "fails", "c"];
  const results = await Promise.allSettled(ids.map((id) => store.append("room", message(id))));
  for (const result of results) {
    assert.ok(result.status === "rejected" && result.reason instanceof Refusal);
    assert.equal(result.reason.code, "unavailable");
    assert.match(String(result.reason.cause), /disk full/);
    assert.ok((result.reason.details.retryAfterMs ?? 0) > 0);
  }
  assert.deepEqual(await store.bounds("room"), { first: 1, head: 1 });
  assert.equal((await store.append("room", message("b"))).message.seq, 2);
  assert.deepEqual(told, ["a", "b"]);
});

test("too many waiting appends are refused instead of filling the memory", async (t) => {
  const store = openSqlite(tempDir(t));
  t.after(() => store.close());
  await store.createRoom({ name: "room", createdAt: 1, epoch: "e", keyHash: undefined });
  const ids = Array.from({ length: 10_001 }, (_, i) => `m${i}`);
  const results = await Promise.allSettled(ids.map((id) => store.append("room", message(id))));
  const refused = results.filter(({ status }) => status === "rejected");
  assert.equal(refused.length, 1);
  assert.equal(results.at(-1)?.status, "rejected");
  assert.deepEqual(await store.bounds("room"), { first: 1, head: 10_000 });
});

test("a folder is made when it is missing; a file in its place is an error", (t) => {
  const dir = tempDir(t);
  const store = openSqlite(join(dir, "not", "yet"));
  t.after(() => store.close());
  mkdirSync(join(dir, "folder"));
  writeFileSync(join(dir, "file"), "");
  assert.throws(() => openSqlite(join(dir, "file")), { code: "EEXIST" });
});
