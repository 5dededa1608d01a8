import { type Held, heldFigures } from "./held.ts";

/** Prints what was measured, a column a kind. */
export function printTable(all: Held[]): void {
  const line = (name: string, cells: string[]) =>
    process.stdout.write(`${name.padEnd(28)}${cells.map((cell) => cell.padStart(16)).join("")}\n`);
  const kinds = all.map(({ kind }) => kind);
  line("", kinds);
  for (const { title, unit, digits, read } of heldFigures) {
    const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const cells = all.map((held) => read(held).toLocaleString("en-US", shown));
    line(unit ? `${title}, ${unit}` : title, cells);
  }
}
