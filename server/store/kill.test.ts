import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import test, { type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { seeded } from "../random.ts";
import { tempDir } from "../testing.ts";
import { openSqlite } from "./sqlite.ts";
import { range, readAll, seqs } from "./testing.ts";

const script = fileURLToPath(new URL("./testing-child.ts", import.meta.url));

interface Sender {
  child: ChildProcess;
  lines: string[];
  /** Settles with the first line, from now on, that is as asked for. */
  until(isIt: (line: string) => boolean): Promise<void>;
  kill(): Promise<void>;
}

/** A process that sends `m{from}`, `m{from + 1}` and so on, until it is killed. */
function startSender(t: TestContext, dataDir: string, from: number, padding = 0): Sender {
  const args = ["--import", "tsx", script, dataDir, String(from), String(padding)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  const closed = once(reader, "close");
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  t.after(kill);
  return {
    child,
    lines,
    until: (isIt) =>
      new Promise((resolve, reject) => {
        const hear = (line: string) => {
          if (!isIt(line)) return;
          listeners.delete(hear);
          resolve();
        };
        listeners.add(hear);
        closed.then(() => reject(new Error("the process is gone")));
      }),
    kill,
  };
}

const isAccepted = (line: string) => /^\d+ m\d+$/.test(line);

test("killed twenty times in a burst, no accepted message is lost, doubled or out of count", async (t) => {
  const dataDir = tempDir(t);
  const random = seeded(9);
  const accepted = new Map<string, number>();
  let from = 1;
  for (let round = 1; round <= 20; round++) {
    const sender = startSender(t, dataDir, from);
    let left = 1 + Math.floor(random() * 300);
    await sender.until((line) => isAccepted(line) && --left === 0);
    await sender.kill();
    for (const line of sender.lines) {
      const [seq, id = ""] = line.split(" ");
      assert.ok(isAccepted(line), line);
      // What was sent again under its id keeps the number it was first accepted with.
      assert.equal(accepted.get(id) ?? Number(seq), Number(seq), id);
      accepted.set(id, Number(seq));
    }

    // No lock outlives the process: the store opens at once.
    const store = openSqlite(dataDir);
    const messages = await readAll(store, "room");
    await store.close();
    assert.deepEqual(seqs(messages), range(1, messages.length), `round ${round}`);
    const byId = new Map(messages.map(({ id, seq }) => [id, seq]));
    assert.equal(byId.size, messages.length, "no id is there twice");
    for (const [id, seq] of accepted) assert.equal(byId.get(id), seq, `${id} in round ${round}`);
    // The next process begins with messages whose answers were lost, and some that were not.
    from = Math.max(1, messages.length - 30);
  }
});

test("while nothing can be written, nothing is accepted; it goes on by itself", async (t) => {
  const dataDir = tempDir(t);
  const sender = startSender(t, dataDir, 1);
  await sender.until(isAccepted);
  const limit = (bytes: string) => {
    execFileSync("prlimit", [`--pid=${sender.child.pid}`, `--fsize=${bytes}:unlimited`]);
  };
  try {
    limit("0");
  } catch (error) {
    await sender.kill();
    return t.skip(`file sizes cannot be limited here: ${String(error)}`);
  }
  for (let i = 0; i < 50; i++) await sender.until((line) => line === "refused unavailable");
  const before = sender.lines.length;
  await sender.until(() => sender.lines.length > before + 100);
  assert.deepEqual([...new Set(sender.lines.slice(before))], ["refused unavailable"]);
  limit("unlimited");
  for (let i = 0; i < 50; i++) await sender.until(isAccepted);
  await sender.kill();

  const store = openSqlite(dataDir);
  t.after(() => store.close());
  const messages = await readAll(store, "room");
  assert.deepEqual(seqs(messages), range(1, messages.length));
  const byId = new Map(messages.map(({ id, seq }) => [id, seq]));
  for (const line of sender.lines.filter(isAccepted)) {
    const [seq, id = ""] = line.split(" ");
    assert.equal(byId.get(id), Number(seq), line);
  }
});
