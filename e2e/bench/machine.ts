import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Linux counts the time of its processors in hundredths of a second. */
const tickMs = 10;
/** Of the time of one core that others may use while a reading is taken. */
const mostForeign = 0.08;
const glanceMs = 250;

/** What the machine did between two moments. Times are ms. */
export interface Reading {
  ms: number;
  /** Processor time of each process that was watched, all threads. */
  cpuMs: number[];
  /** Processor time of everybody else, as a share of one core's time. */
  foreign: number;
}

/**
 * Watches the processors from now on.
 * @param pids processes whose work is ours: whatever else runs disturbs.
 * @returns a function that tells what happened until it is called.
 */
export function watchMachine(pids: number[]): () => Reading {
  const startedAt = performance.now();
  const busyBefore = busyMs();
  const before = pids.map(cpuMs);
  return () => {
    const ms = performance.now() - startedAt;
    const cpus = pids.map((pid, i) => cpuMs(pid) - (before[i] ?? 0));
    const ours = cpus.reduce((sum, one) => sum + one, 0);
    const foreign = Math.max(0, busyMs() - busyBefore - ours) / ms;
    return { ms, cpuMs: cpus, foreign };
  };
}

/** Settles when others leave the machine alone for a moment, or after `mostMs`: a try is dearer. */
export async function calm(mostMs: number): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < mostMs) {
    const stop = watchMachine([process.pid]);
    await pause(glanceMs);
    if (!isDisturbed(stop())) return;
  }
}

/** Whether others used so much of the machine that a reading says little. */
export function isDisturbed({ foreign }: Pick<Reading, "foreign">): boolean {
  return foreign > mostForeign;
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

/** Processor time of all threads of a process, ms. */
export function cpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`)
    .map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    )
    .reduce((sum, nanoseconds) => sum + nanoseconds / 1e6, 0);
}

/** Time all cores worked, ms; what the host took away (steal) counts, for it disturbs too. */
function busyMs(): number {
  const [, user, nice, system, , , , , steal] = readFileSync("/proc/stat", "utf8").split(/\s+/, 9);
  return [user, nice, system, steal].reduce((sum, ticks) => sum + Number(ticks) * tickMs, 0);
}
