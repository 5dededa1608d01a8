import type { FigureResult, Measured, SuiteResult } from "./results.ts";

const nameWidth = 26;
const width = 12;

/** What stands over figures of a quick run, which are as small as their titles are large. */
export const quickNote = "quick: a few clients for moments, so times and ratios mean nothing";

/** A suite's figures as text, a table each. */
export function formatTables(
  { suite, about, rounds, turns, dropped, disturbed, figures }: SuiteResult,
  isQuick: boolean,
): string {
  const times = rounds === 1 ? "one round" : `${rounds} rounds`;
  const alone = [
    `medians of ${times}`,
    `${dropped} readings dropped because others used the machine`,
    ...(disturbed > 0 ? [`${disturbed} kept although none of their tries was calm`] : []),
  ];
  const inTurns = [
    `medians of ${times} of ${turns} turns`,
    "a ratio is the median of the turns' own, so none is dropped: who disturbs a turn disturbs the floor's too",
  ];
  const notes = [...(isQuick ? [quickNote] : []), ...(turns > 1 ? inTurns : alone)];
  return `\n${suite}: ${about}\n(${notes.join("; ")})\n${figures.map(formatFigure).join("")}`;
}

function formatFigure({ title, unit, better, servers }: FigureResult): string {
  const heading = `${title}${unit && `, ${unit}`}${better ? ` (${better} is better)` : ""}`;
  const columns = ["median", "min", "max", "× floor"];
  const header = columns.map((column) => column.padStart(width)).join("");
  return `\n${heading}\n${"".padEnd(nameWidth)}${header}\n${servers.map(formatRow).join("")}`;
}

function formatRow({ server, median, min, max, ratio }: Measured): string {
  const cells = [...[median, min, max].map(number), ratio === undefined ? "" : ratio.toFixed(2)];
  return `  ${server.padEnd(nameWidth - 2)}${cells.map((cell) => cell.padStart(width)).join("")}\n`;
}

/** Three digits at least, and no more behind the point than they need. */
export function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
