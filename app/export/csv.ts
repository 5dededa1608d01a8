/** A cell of a table; nothing where there is nothing to say. */
export type Cell = string | number | undefined;

/** Excel takes a file without it for one in the local code page. */
const byteOrderMark = "\uFEFF";

/** A table as RFC 4180 has it, ready for spreadsheets. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((cells) => `${cells.map(toCell).join(",")}\r\n`);
  return byteOrderMark + lines.join("");
}

function toCell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const harmless = disarm(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A spreadsheet runs what looks like a formula; with an apostrophe before it, it is text. */
function disarm(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
