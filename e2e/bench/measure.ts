import { buildAll } from "./build.ts";
import { peers } from "./contenders.ts";
import { endOnSignals } from "./end-on-signals.ts";
import { readCount, readOptions, WrongOption } from "./options.ts";
import { showProgress } from "./progress.ts";
import type { SuiteResult } from "./results.ts";
import { runRounds } from "./rounds.ts";
import type { Suite } from "./suite.ts";
import { idle } from "./suites/idle.ts";
import { longpoll } from "./suites/longpoll.ts";
import { memory } from "./suites/memory.ts";
import { scale } from "./suites/scale.ts";
import { send } from "./suites/send.ts";
import { shortpoll } from "./suites/shortpoll.ts";
import { start } from "./suites/start.ts";
import { ws } from "./suites/ws.ts";
import { formatTables } from "./tables.ts";
import { resultsFolder, writeResults } from "./write-results.ts";

/** Suites that compare servers, by name. */
export const suites: Record<string, Suite> = {
  ws,
  longpoll,
  shortpoll,
  memory,
  send,
  start,
  scale,
  idle,
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
    out: { type: "string", default: resultsFolder },
  } as const;
  const { quick: isQuick, ...given } = readOptions(args, options);
  const rounds = given.rounds === undefined ? undefined : readCount("--rounds", given.rounds, 50);
  const wanted = (given.peers ?? (isQuick ? "socket.io" : "socket.io,next")).split(",");
  const unknown = wanted.filter((name) => name !== "" && !Object.hasOwn(peers, name));
  if (unknown.length > 0)
    throw new WrongOption(
      `--peers knows ${Object.keys(peers).join(", ")}, not ${unknown.join(", ")}.`,
    );

  endOnSignals();
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
  for (const result of results) process.stdout.write(formatTables(result, isQuick));
  writeResults(results, given.out, isQuick);
}
