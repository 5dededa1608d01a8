import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { type Page, paths } from "#wire";
import { call, makeDraft, makeRoom, startChat, tempDir } from "../testing.ts";
import { openSqlite } from "./sqlite.ts";
import { filesOf, isRefusal, message, range, readAll, record, seqs } from "./testing.ts";

/** A disk of its own, of so many MiB. @returns nothing where mounting is not allowed. */
function mountDisk(t: TestContext, mib: number): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), "php-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mib}m`, "tmpfs", dir], { stdio: "pipe" });
  } catch (error) {
    rmdirSync(dir);
    t.skip(`no disk can be mounted here: ${String(error).split("\n")[1] ?? error}`);
    return undefined;
  }
  t.after(() => {
    execFileSync("umount", ["--lazy", dir]);
    rmdirSync(dir);
  });
  return dir;
}

const filler = (dir: string) => join(dir, "filler");
function fillUp(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(filler(dir), Buffer.alloc(bavail * bsize));
}

/** Sends until the store refuses; what the write-ahead log had room for is still accepted. */
async function sendUntilFull(send: () => Promise<boolean>): Promise<number> {
  for (let accepted = 0; accepted < 5000; accepted++) if (!(await send())) return accepted;
  assert.fail("the disk does not get full");
}

test("on a full disk nothing is accepted, told or made; reading goes on, and so does all with space", async (t) => {
  const disk = mountDisk(t, 8);
  if (!disk) return;
  const store = openSqlite(disk);
  t.after(() => store.close());
  await store.createRoom(record("room"));
  const told: number[] = [];
  store.watch((_, messages) => told.push(...seqs(messages)));
  let count = 0;
  const send = () => {
    count += 1;
    return store.append("room", message(`m${count}`, "x".repeat(2000)));
  };
  for (const _ of range(1, 20)) await send();

  for (let round = 1; round <= 3; round++) {
    fillUp(disk);
    await sendUntilFull(async () => {
      try {
        await send();
        return true;
      } catch (error) {
        assert.ok(isRefusal("unavailable")(error));
        return false;
      }
    });
    const { head } = await store.bounds("room");
    for (const _ of range(1, 5)) await assert.rejects(send(), isRefusal("unavailable"));
    await assert.rejects(store.probe(), isRefusal("unavailable"));
    const big = { ...record(`room-${round}`), keyHash: "k".repeat(40_000) };
    await assert.rejects(store.createRoom(big), isRefusal("unavailable"));
    assert.deepEqual(await store.bounds("room"), { first: 1, head });
    assert.deepEqual(seqs(await readAll(store, "room")), range(1, head));
    assert.deepEqual(told, range(1, head));

    rmSync(filler(disk));
    await store.probe();
    assert.equal((await send()).message.seq, head + 1);
    assert.equal(await store.createRoom(big), true);
  }
});

/** The files that a kill leaves of a store with twenty messages, on another disk. */
async function leaveFiles(t: TestContext, disk: string): Promise<void> {
  const dataDir = tempDir(t);
  const store = openSqlite(dataDir);
  t.after(() => store.close());
  await store.createRoom(record("room"));
  for (const i of range(1, 20)) await store.append("room", message(`m${i}`, "x".repeat(2000)));
  for (const [name, bytes] of filesOf(dataDir)) writeFileSync(join(disk, name), bytes);
}

test("a store whose disk is full opens and reads what is there", async (t) => {
  const disk = mountDisk(t, 8);
  if (!disk) return;
  await leaveFiles(t, disk);
  fillUp(disk);
  const store = openSqlite(disk);
  t.after(() => store.close());
  assert.deepEqual(seqs(await readAll(store, "room")), range(1, 20));
  await assert.rejects(store.probe(), isRefusal("unavailable"));
  rmSync(filler(disk));
  assert.equal((await store.append("room", message("next"))).message.seq, 21);
});

test("a read-only disk is an error at the start, which leaves the files as they are", async (t) => {
  const disk = mountDisk(t, 8);
  if (!disk) return;
  await leaveFiles(t, disk);
  execFileSync("mount", ["-o", "remount,ro", disk]);
  assert.throws(() => openSqlite(disk), { code: "EROFS" });
  execFileSync("mount", ["-o", "remount,rw", disk]);
  const store = openSqlite(disk);
  t.after(() => store.close());
  assert.deepEqual(seqs(await readAll(store, "room")), range(1, 20));
});

test("a server on a full disk answers 503, is not ready, still serves, and comes back", async (t) => {
  const disk = mountDisk(t, 8);
  if (!disk) return;
  const server = await startChat(t, { dataDir: disk });
  const { room } = await makeRoom(server);
  const path = paths.transport(room, "short-polling");
  const send = () => call(server, "POST", path, { json: makeDraft("x".repeat(2000)) });
  assert.equal((await send()).status, 201);
  fillUp(disk);
  const statuses = new Set<number>();
  const accepted = await sendUntilFull(async () => {
    const { status, headers, body } = await send();
    statuses.add(status);
    if (status === 201) return true;
    assert.equal(body.code, "unavailable");
    assert.ok(Number(headers.get("retry-after")) >= 1);
    return false;
  });
  assert.deepEqual(
    [...statuses].filter((status) => status !== 201),
    [503],
  );
  const ready = () => call(server, "GET", paths.ready);
  assert.equal((await ready()).status, 503);
  assert.equal((await call(server, "GET", paths.alive)).status, 200);
  const page = await call<Page>(server, "GET", `${path}?limit=1000`);
  assert.ok(page.status === 200 && page.body.messages.length > 0);
  assert.equal(
    (await call<{ head: number }>(server, "GET", paths.room(room))).body.head,
    accepted + 1,
  );

  rmSync(filler(disk));
  assert.equal((await send()).status, 201);
  // The readiness answer is kept for half a second.
  for (let tries = 0; (await ready()).status !== 200; tries++) assert.ok(tries < 5000);
});
