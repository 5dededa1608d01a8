import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { drawPlot } from "./plot.ts";
import { pinning } from "./processes.ts";
import type { SuiteResult } from "./results.ts";
import { root } from "./root.ts";
import { quickNote } from "./tables.ts";

/** Where figures are written unless `--out` says something else. */
export const resultsFolder = join(root, "bench-results");

/** Writes figures as JSON, and a plot where they have a floor to be drawn against; prints where they are. */
export function writeResults(results: SuiteResult[], folder: string, isQuick: boolean): void {
  const at = new Date().toISOString();
  const [{ model = "?" } = {}] = cpus();
  const machine = { cpu: model, cores: cpus().length, node: process.version, pinning };
  mkdirSync(folder, { recursive: true });
  const suites = results.map(({ suite }) => suite).join("-");
  const name = join(folder, `${at.slice(0, 19).replaceAll(":", "-")}-${suites}`);
  const json = { at, machine, quick: isQuick, suites: results };
  writeFileSync(`${name}.json`, `${JSON.stringify(json, undefined, 2)}\n`);
  const hasFloor = results.some(({ figures }) =>
    figures.some(({ servers }) => servers.some(({ role }) => role === "floor")),
  );
  if (hasFloor) {
    const quick = isQuick ? `${quickNote} · ` : "";
    const caption = `${quick}Times the floor · ${model} · Node.js ${process.version} · ${at.slice(0, 10)}`;
    writeFileSync(`${name}.svg`, drawPlot(results, caption));
  }
  process.stdout.write(`\n${name}.${hasFloor ? "{json,svg}" : "json"}\n`);
}
