// A process that keeps messages until it is killed. For each that was accepted it writes a line with
// `seq` and id to standard output, at once, as a server answers 201.
import { writeSync } from "node:fs";
import { openSqlite } from "./sqlite.ts";
import { message, record } from "./testing.ts";

const [dataDir = "", from = "1", padding = "0"] = process.argv.slice(2);
const store = openSqlite(dataDir);
await store.createRoom(record("room"));
// A write beyond the limit of file sizes (`prlimit --fsize`) fails instead of ending the process.
process.on("SIGXFSZ", () => {});

/** Writes at once, however slowly the reader takes it: a pipe that is full says EAGAIN, or takes a part. */
function tell(line: string): void {
  for (let left = Buffer.from(`${line}\n`); left.length > 0; ) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

let next = Number(from);
async function sendOn(): Promise<never> {
  for (;;) {
    const id = `m${next}`;
    next += 1;
    try {
      const { message: kept } = await store.append("room", message(id, id.padEnd(Number(padding))));
      tell(`${kept.seq} ${id}`);
    } catch (error) {
      tell(`refused ${String((error as { code?: unknown }).code)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
// Twenty senders, so that most commits hold several messages.
await Promise.all(Array.from({ length: 20 }, sendOn));
