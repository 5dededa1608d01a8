import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";

/** The core of the servers, and that of the clients. */
export const cores = { server: 0, client: 1 } as const;

/** Without it, or with one core only, all run where the system puts them. */
const canPin = availableParallelism() > 1 && spawnSync("taskset", ["-V"]).status === 0;
export const pinning = canPin
  ? `server on core ${cores.server}, clients on core ${cores.client}`
  : "not pinned";

const running = new Set<ChildProcess>();
// However the bench ends, it leaves no process behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface StartOptions {
  core: number;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Whether it talks with its parent over IPC. */
  ipc?: boolean;
}

/** Starts Node.js on one core. Its output is kept for `failureOf`, not shown. */
export function startNode({ core, args, env, cwd, ipc = false }: StartOptions): ChildProcess {
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...inherited } = process.env;
  const command = [process.execPath, ...args];
  const [file = "", ...rest] = canPin ? ["taskset", "-c", String(core), ...command] : command;
  const child = spawn(file, rest, {
    cwd,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe", ...(ipc ? ["ipc" as const] : [])],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  const output: Buffer[] = [];
  outputs.set(child, output);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece: Buffer) => {
      output.push(piece);
      if (output.length > 50) output.shift();
    });
  }
  return child;
}

const outputs = new WeakMap<ChildProcess, Buffer[]>();

/** Why a process ended, with what it last wrote. */
export function failureOf(child: ChildProcess, name: string): Error {
  const written = Buffer.concat(outputs.get(child) ?? []).toString();
  return new Error(`${name} ended with ${child.exitCode ?? child.signalCode}: ${written}`);
}

/** Ends a process at once; settles when it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}
