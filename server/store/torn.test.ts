import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { seeded } from "../random.ts";
import { tempDir } from "../testing.ts";
import { openSqlite } from "./sqlite.ts";
import { filesOf, message, range, readAll, record, seqs } from "./testing.ts";

const main = "poll-hold-push.sqlite";
const wal = `${main}-wal`;
const random = seeded(4);
const upTo = (most: number) => Math.floor(random() * (most + 1));

async function start(t: TestContext) {
  const dataDir = tempDir(t);
  const store = openSqlite(dataDir);
  t.after(() => store.close());
  await store.createRoom(record("room"));
  let sent = 0;
  const send = async (count: number) => {
    const ids = range(sent + 1, sent + count).map((i) => `m${i}`);
    sent += count;
    await Promise.all(ids.map((id) => store.append("room", message(id, id.repeat(1 + upTo(200))))));
  };
  return { dataDir, send, sent: () => sent };
}

/** Opens what a power cut left; `least` messages must be there, without a hole, and more go in. */
async function checkOpens(t: TestContext, files: Map<string, Buffer>, least: number, what: string) {
  const dir = mkdtempSync(join(tempDir(t), "cut-"));
  for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
  const store = openSqlite(dir);
  try {
    const messages = await readAll(store, "room");
    assert.ok(messages.length >= least, `${what}: ${messages.length} of ${least} are there`);
    assert.deepEqual(seqs(messages), range(1, messages.length), what);
    assert.deepEqual(
      messages.map(({ id }) => id),
      seqs(messages).map((seq) => `m${seq}`),
      what,
    );
    if (!(await store.findRoom("room"))) return;
    assert.deepEqual(await store.bounds("room"), { first: 1, head: messages.length }, what);
    const next = await store.append("room", message("next"));
    assert.equal(next.message.seq, messages.length + 1, what);
  } finally {
    await store.close();
    rmSync(dir, { recursive: true });
  }
}

function withWal(files: Map<string, Buffer>, change: (bytes: Buffer) => Buffer) {
  return new Map(files).set(wal, change(Buffer.from(files.get(wal) ?? [])));
}

test("a copy of the files at any moment opens with all that was accepted by then", async (t) => {
  const { dataDir, send, sent } = await start(t);
  // Enough for several checkpoints, which begin the write-ahead log anew.
  for (let i = 0; i < 40; i++) {
    await send(1 + upTo(120));
    if (i % 4 === 0) await checkOpens(t, filesOf(dataDir), sent(), `copy ${i}`);
  }
});

test("a write-ahead log cut or garbled anywhere brings back all that was whole before", async (t) => {
  const { dataDir, send, sent } = await start(t);
  const synced = [{ end: filesOf(dataDir).get(wal)?.length ?? 0, sent: 0 }];
  for (let i = 0; i < 25; i++) {
    await send(1 + upTo(5));
    synced.push({ end: filesOf(dataDir).get(wal)?.length ?? 0, sent: sent() });
  }
  const files = filesOf(dataDir);
  const length = files.get(wal)?.length ?? 0;
  const before = (offset: number) => synced.findLast(({ end }) => end <= offset)?.sent ?? 0;
  assert.equal(before(length), sent(), "no checkpoint came in between");

  const edges = synced.flatMap(({ end }) => [end - 1, end, end + 1, end + 24]);
  const offsets = [0, 1, 31, 32, ...edges, ...range(1, 30).map(() => upTo(length - 1))];
  for (const offset of offsets.filter((at) => at < length)) {
    const cut = withWal(files, (bytes) => bytes.subarray(0, offset));
    await checkOpens(t, cut, before(offset), `cut at ${offset}`);
    const zeroed = withWal(files, (bytes) => bytes.fill(0, offset));
    await checkOpens(t, zeroed, before(offset), `zeros from ${offset}`);
    const garbled = withWal(files, (bytes) =>
      bytes.fill(bytes.readUInt8(offset) ^ 0x5a, offset, offset + 1),
    );
    await checkOpens(t, garbled, before(offset), `garbled at ${offset}`);
  }
});

test("a checkpoint that was cut off loses nothing: the write-ahead log still has it", async (t) => {
  const { dataDir, send, sent } = await start(t);
  let last = filesOf(dataDir);
  let checkpoints = 0;
  for (let i = 0; i < 400 && checkpoints < 3; i++) {
    await send(20);
    const files = filesOf(dataDir);
    const [from, to] = [last.get(main), files.get(main)];
    last = files;
    if (!from || !to || from.equals(to)) continue;
    checkpoints += 1;
    for (let variant = 0; variant < 5; variant++) {
      const mixed = Buffer.concat([from, to.subarray(from.length)]).subarray(0, to.length);
      for (let page = 0; page < to.length; page += 4096) {
        if (random() < 0.5) to.copy(mixed, page, page, page + 4096);
      }
      await checkOpens(t, new Map(files).set(main, mixed), sent(), `checkpoint ${checkpoints}`);
    }
  }
  assert.equal(checkpoints, 3);
});
