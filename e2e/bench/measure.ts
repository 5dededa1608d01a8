import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./build.ts";
import { peers } from "./contenders.ts";
import { drawPlot } from "./plot.ts";
import { pinning } from "./processes.ts";
import { showProgress } from "./progress.ts";
import type { SuiteResult } from "./results.ts";
import { root } from "./root.ts";
import { runRounds } from "./rounds.ts";
import type { Suite } from "./suite.ts";
import { capture } from "./suites/capture.ts";
import { longpoll } from "./suites/longpoll.ts";
import { memory } from "./suites/memory.ts";
import { scale } from "./suites/scale.ts";
import { send } from "./suites/send.ts";
import { shortpoll } from "./suites/shortpoll.ts";
import { start } from "./suites/start.ts";
import { ws } from "./suites/ws.ts";
import { formatTables } from "./tables.ts";

/** Suites that compare servers, by name. */
export const suites: Record<string, Suite> = {
  ws,
  longpoll,
  shortpoll,
  memory,
  send,
  start,
  scale,
  capture,
};

/** No suite takes longer, ms. */
const mostMs = 60 * 60_000;

/**
 * Measures one suite or all of them, prints the tables and writes JSON and a plot.
 * @throws where a server, a client or an option is wrong; no process is left.
 */
export async function measure(names: string[], args: string[]): Promise<void> {
  const options = {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    peers: { type: "string" },
    out: { type: "string", default: join(root, "bench-results") },
  } as const;
  const { quick: isQuick, ...given } = parseArgs({ args, options }).values;
  const rounds = given.rounds === undefined ? undefined : Number(given.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 50))
    throw new Error("--rounds is a whole number from 1 to 50.");
  const wanted = (given.peers ?? (isQuick ? "socket.io" : "socket.io,next")).split(",");
  const unknown = wanted.filter((name) => name !== "" && !Object.hasOwn(peers, name));
  if (unknown.length > 0)
    throw new Error(`--peers knows ${Object.keys(peers).join(", ")}, not ${unknown.join(", ")}.`);

  // What runs hangs on this process's exit.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => process.exit(130));
  const timer = setTimeout(() => {
    process.stderr.write("\nThe bench took too long.\n");
    process.exit(1);
  }, names.length * mostMs);

  await buildAll();
  const plans = [];
  for (const name of names) {
    const suite = suites[name];
    if (!suite) continue;
    const beside = suite.peers.filter((peer) => wanted.includes(peer));
    const others = await Promise.all(beside.flatMap((peer) => peers[peer]?.() ?? []));
    const contenders = [...suite.contenders, ...others];
    plans.push({ name, suite, contenders, rounds: rounds ?? (isQuick ? 1 : suite.rounds) });
  }
  const steps = plans.map(({ contenders, rounds }) => contenders.length * rounds);
  const progress = showProgress(steps.reduce((sum, one) => sum + one, 0));
  const results: SuiteResult[] = [];
  try {
    for (const { name, suite, ...plan } of plans)
      results.push(await runRounds(name, suite, { ...plan, isQuick, progress }));
  } finally {
    progress.end();
    clearTimeout(timer);
  }
  report(results, given.out, isQuick);
}

function report(results: SuiteResult[], folder: string, isQuick: boolean): void {
  for (const result of results) process.stdout.write(formatTables(result));
  const at = new Date().toISOString();
  const [{ model = "?" } = {}] = cpus();
  const machine = { cpu: model, cores: cpus().length, node: process.version, pinning };
  mkdirSync(folder, { recursive: true });
  const name = `${at.slice(0, 19).replaceAll(":", "-")}-${results.map(({ suite }) => suite).join("-")}`;
  const json = { at, machine, quick: isQuick, suites: results };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(json, undefined, 2)}\n`);
  const caption = `Times the floor · ${model} · Node.js ${process.version} · ${at.slice(0, 10)}`;
  writeFileSync(join(folder, `${name}.svg`), drawPlot(results, caption));
  process.stdout.write(`\n${join(folder, name)}.{json,svg}\n`);
}
