import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../free-port.ts";
import type { Contender } from "./contenders.ts";
import { residentBytes } from "./machine.ts";
import { cores, endProcess, failureOf, startNode } from "./processes.ts";
import { root } from "./root.ts";

export interface Launched {
  port: number;
  pid: number;
  /** From the start of the process to its first answer, ms. */
  startedInMs: number;
  /** Resident memory, bytes. */
  memory(): number;
  /** The same after its garbage was collected; only where it was launched with the `collector`. */
  collected(): Promise<number>;
  end(): Promise<void>;
}

/** A server that has not answered by then never will, ms. */
const patienceMs = 30_000;
/** Lets a process be told to collect its garbage. */
export const collector = [
  "--expose-gc",
  "--import",
  `data:text/javascript,process.on("SIGUSR2",()=>{gc();gc()})`,
];
/**
 * For servers under load in turns. V8 tidies the memory of a process that rests, and is still at it
 * in the next turn: a server with many objects then looks half as slow again as without pauses.
 */
export const untidied = ["--no-memory-reducer"];
/** `BENCH_PROFILE=folder` keeps a CPU profile of each server that ends. */
const profileDir = process.env.BENCH_PROFILE;

/**
 * Starts a server in a fresh process on a free port, with a data folder of its own.
 * @param flags of Node.js, beside the contender's own.
 */
export async function launch(
  contender: Contender,
  flags: readonly string[] = [],
): Promise<Launched> {
  const dataDir = mkdtempSync(join(tmpdir(), "poll-hold-push-bench-"));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", removeFolder);
  const port = await freePort();
  const profiler = profileDir ? ["--cpu-prof", `--cpu-prof-dir=${profileDir}`] : [];
  const startedAt = performance.now();
  const child = startNode({
    core: cores.server,
    args: [...flags, ...profiler, ...contender.args],
    env: { NODE_ENV: "production", ...contender.env, PORT: String(port), DATA_DIR: dataDir },
    cwd: contender.cwd ?? root,
  });
  const { pid = 0 } = child;
  await ready(child, contender.name);
  if (!(await answers(port, contender.probe))) throw failureOf(child, contender.name);
  return {
    port,
    pid,
    startedInMs: performance.now() - startedAt,
    memory: () => residentBytes(pid),
    async collected() {
      for (let i = 0; i < 3; i++) {
        process.kill(pid, "SIGUSR2");
        await pause(200);
        // It answers when it is done with what came before.
        await answers(port, contender.probe);
      }
      return residentBytes(pid);
    },
    async end() {
      if (profileDir) {
        // A profile is written by a process that ends by itself.
        child.kill("SIGINT");
        await Promise.race([once(child, "close"), pause(10_000)]);
      }
      await endProcess(child);
      process.off("exit", removeFolder);
      removeFolder();
    },
  };
}

/** Settles when the process says that it is ready, as all of them do. */
function ready(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(failureOf(child, name));
    const timer = setTimeout(fail, patienceMs);
    child.once("error", reject);
    child.once("close", fail);
    child.stdout?.on("data", (piece: Buffer) => {
      if (!/ready/i.test(piece.toString())) return;
      clearTimeout(timer);
      child.off("close", fail);
      resolve();
    });
  });
}

/** Whether a path is answered with 200. */
function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const req = get({ port, path, host: "127.0.0.1", agent: false, timeout: patienceMs }, (res) => {
      res.resume();
      res.once("end", () => resolve(res.statusCode === 200));
    });
    req.once("timeout", () => req.destroy());
    req.once("error", () => resolve(false));
  });
}
