import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { tempDir } from "../testing.ts";
import { createGroups } from "./groups.ts";
import { openSqlite } from "./sqlite.ts";
import { message, range, record } from "./testing.ts";

/** Takes down how many items each commit had. */
function start() {
  const commits: number[] = [];
  const groups = createGroups<number, number>((items) => {
    commits.push(items.length);
    return items;
  });
  return { groups, commits };
}

test("what arrives in one turn shares a commit", async () => {
  const { groups, commits } = start();
  assert.deepEqual(await Promise.all(range(1, 20).map((i) => groups.add(i, 100))), range(1, 20));
  await groups.add(21, 100);
  assert.deepEqual(commits, [20, 1]);
});

test("what comes alone waits for nobody: it is kept before the turn is over, by itself", async () => {
  const { groups, commits } = start();
  for (const i of range(1, 20)) {
    void groups.add(i, 100);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(commits.length, i);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.deepEqual(commits, Array(20).fill(1));
});

test("a group has at most 500 items and 256 KiB, and always one", async () => {
  const { groups, commits } = start();
  const small = range(1, 1200).map((i) => groups.add(i, 100));
  const large = [100, 156, 1, 300, 10].map((kib) => groups.add(kib, kib * 1024));
  await Promise.all([...small, ...large]);
  assert.deepEqual(commits, [500, 500, 201, 2, 1, 1]);
});

test("between two commits others have their turn", async () => {
  const { groups, commits } = start();
  const all = Promise.all(range(1, 1500).map((i) => groups.add(i, 1)));
  const seen = new Set<number>();
  for (let turn = 0; turn < 6; turn++) {
    seen.add(commits.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  assert.deepEqual([...seen], [0, 1, 2, 3]);
});

test("flushing commits all that waits at once", () => {
  const { groups, commits } = start();
  for (const i of range(1, 700)) void groups.add(i, 1);
  groups.flush();
  assert.deepEqual(commits, [500, 200]);
});

async function openCounted(t: TestContext) {
  const store = openSqlite(tempDir(t));
  t.after(() => store.close());
  await store.createRoom(record("room"));
  const commits: number[] = [];
  store.watch((_, messages) => commits.push(messages.length));
  const burst = (text: string) =>
    Promise.all(range(1, 1000).map((i) => store.append("room", message(`m${i}`, text))));
  return { burst, commits };
}

test("a burst of 1,000 appends costs two commits", async (t) => {
  const { burst, commits } = await openCounted(t);
  await burst("hello");
  assert.deepEqual(commits, [500, 500]);
});

test("a burst of 1,000 texts of 4 KB is kept in commits of a quarter MiB", async (t) => {
  const { burst, commits } = await openCounted(t);
  await burst("x".repeat(4096));
  assert.deepEqual(commits, [...Array.from({ length: 16 }, () => 60), 40]);
});
