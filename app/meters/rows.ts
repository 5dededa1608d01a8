import type { Bytes, Counts } from "#wire";
import type { PanelNumbers } from "../panels/panel.ts";
import type { Format } from "../text/format.ts";
import type { AgeSummary } from "./ages.ts";
import type { Seen } from "./meter.ts";
import {
  ageTolerance,
  askTolerance,
  type Conditions,
  type Expected,
  shareTolerance,
  theory,
} from "./theory.ts";

/** Everything known of one transport when the table is made. */
export interface Facts {
  id: string;
  numbers: PanelNumbers;
  /** The server's counts; none before its first answer. */
  server: Counts | undefined;
  bytes: Bytes | undefined;
  /** What the theory reckons with; none while no rate is known. */
  conditions: Conditions | undefined;
}

/** One measured value, with the expected one beside it where there is a theory. */
export interface Cell {
  value: string;
  expected?: string;
  /** The two are farther apart than chance explains. */
  isApart?: boolean;
}

/** Rows of the table, in order; each has its words in the dictionaries. */
export const rowNames = [
  "asks",
  "sends",
  "empties",
  "frames",
  "perDelivery",
  "requestsPerMessage",
  "bytesPerMessage",
  "p50",
  "p95",
  "p99",
  "max",
  "samples",
  "roundTrip",
  "openNow",
  "connectionsOpened",
  "order",
  "recovered",
] as const;

export type RowName = (typeof rowNames)[number];

/** Fewer samples than this say nothing about a theory. */
const fewest = 20;
const none: Cell = { value: "–" };

/** Makes the cell of a row for one transport. */
export function cellOf(row: RowName, facts: Facts, format: Format): Cell {
  const { numbers, server, bytes, conditions } = facts;
  const { seen, ages, roundTrips, order } = numbers;
  const { count, ms } = format;
  const expected = conditions && ages.n >= fewest ? theory[facts.id]?.(conditions) : undefined;

  switch (row) {
    case "asks":
    case "sends":
      return { value: count(seen[row]) };
    case "empties":
      return emptiesCell(seen, expected, format);
    case "frames":
      return { value: `↑ ${count(seen.framesUp)}  ↓ ${count(seen.framesDown)}` };
    case "perDelivery":
      return numbers.perDelivery === undefined
        ? none
        : { value: format.ratio(numbers.perDelivery) };
    case "requestsPerMessage": {
      if (seen.messages === 0) return none;
      const value = format.ratio(seen.asks / seen.messages);
      if (!expected) return { value };
      const asks = expected.requestsPerMessage * seen.messages;
      const isApart = Math.abs(seen.asks - asks) > askTolerance(asks);
      return { value, expected: format.ratio(expected.requestsPerMessage), isApart };
    }
    case "bytesPerMessage": {
      if (!bytes || seen.messages === 0) return none;
      const each = (total: number) => count(Math.round(total / seen.messages));
      return { value: `${each(bytes.overhead)} | ${each(bytes.payload)} B` };
    }
    case "p50":
    case "p95":
    case "p99":
    case "max":
      return ageCell(row, ages, expected, format);
    case "samples": {
      const left = ages.leftOut > 0 ? ` (−${count(ages.leftOut)})` : "";
      return { value: `${count(ages.n)}${left}` };
    }
    case "roundTrip":
      return roundTrips.last === undefined
        ? none
        : { value: ms(roundTrips.p50 ?? roundTrips.last) };
    case "openNow": {
      if (!server) return none;
      const { parked, sockets, idle } = server.openNow;
      return { value: `${parked} · ${sockets} · ${idle}` };
    }
    case "connectionsOpened":
      return server ? { value: count(server.connectionsOpened) } : none;
    case "order": {
      const { lost, doubled, disordered } = order;
      return { value: [lost, doubled, disordered].map(count).join(" · ") };
    }
    case "recovered":
      return { value: count(numbers.recovered) };
  }
}

function emptiesCell(seen: Seen, expected: Expected | undefined, { count, percent }: Format): Cell {
  if (seen.asks === 0) return none;
  const measured = seen.empties / seen.asks;
  const value = `${count(seen.empties)} (${percent(measured)})`;
  if (expected?.waste === undefined) return { value };
  const isApart = Math.abs(measured - expected.waste) > shareTolerance(expected.waste, seen.asks);
  return { value, expected: percent(expected.waste), isApart };
}

const share = { p50: 0.5, p95: 0.95, p99: 0.99, max: 1 };

function ageCell(
  row: keyof typeof share,
  ages: AgeSummary,
  expected: Expected | undefined,
  { ms }: Format,
): Cell {
  const measured = ages[row];
  if (measured === undefined) return none;
  if (!expected) return { value: ms(measured) };
  const cell = { value: ms(measured), expected: ms(expected[row]) };
  // The largest of many says more about the computer than about the transport.
  if (row === "max") return cell;
  const tolerance = ageTolerance(share[row], ages.n, expected, expected[row]);
  return { ...cell, isApart: Math.abs(measured - expected[row]) > tolerance };
}
