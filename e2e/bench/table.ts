import type { Held } from "./hold.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** From the first arrival of each message to its last, ms. */
function spreads({ result }: Held): number[] {
  return result.arrivals.map((times) => quantile(times, 1) - quantile(times, 0));
}

/** From the acceptance of each message to each of its arrivals, ms. */
function ages({ result, acceptedAt }: Held): number[] {
  return result.arrivals.flatMap((times, i) =>
    times.map((at) => at - (acceptedAt[i] ?? Number.NaN)),
  );
}

const rows: [string, (held: Held) => string][] = [
  ["clients", ({ clients }) => whole(clients)],
  ["all open after, s", ({ openedInMs }) => (openedInMs / 1000).toFixed(1)],
  ["one connects in, ms, median", ({ connectMs }) => quantile(connectMs, 0.5).toFixed(1)],
  ["one connects in, ms, 99 %", ({ connectMs }) => quantile(connectMs, 0.99).toFixed(1)],
  ["server before, MB", ({ before }) => megabytes(before)],
  ["server with all held, MB", ({ after }) => megabytes(after)],
  ["bytes a client", ({ before, after, clients }) => whole((after - before) / clients)],
  ["messages", ({ acceptedAt }) => whole(acceptedAt.length)],
  ["age at arrival, ms, median", (held) => whole(quantile(ages(held), 0.5))],
  ["age at arrival, ms, 99 %", (held) => whole(quantile(ages(held), 0.99))],
  ["first to last, ms, median", (held) => whole(quantile(spreads(held), 0.5))],
  ["first to last, ms, worst", (held) => whole(quantile(spreads(held), 1))],
  ["missing", ({ result }) => whole(result.missing)],
  ["doubled", ({ result }) => whole(result.doubled)],
  ["out of order", ({ result }) => whole(result.disordered)],
  ["dropped connections", ({ result }) => whole(result.dropped)],
];

/** Prints what was measured, a column a kind. */
export function printTable(all: Held[]): void {
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(28)}${cells.map((cell) => cell.padStart(16)).join("")}\n`;
  process.stdout.write(
    line(
      "",
      all.map(({ kind }) => kind),
    ),
  );
  for (const [name, read] of rows) process.stdout.write(line(name, all.map(read)));
}
