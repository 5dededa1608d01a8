import { quantile as nearestRank } from "../../app/meters/quantile.ts";
import { ours } from "./contenders.ts";
import type { Plan, Result } from "./plan.ts";
import { collect, type SuiteResult } from "./results.ts";
import type { Figure } from "./suite.ts";

/** What was measured of one kind of client. */
export interface Held {
  kind: Plan["kind"];
  clients: number;
  openedInMs: number;
  connectMs: number[];
  /** Resident memory of the server, bytes. */
  before: number;
  after: number;
  /** By `seq` less one: when the server took the message, and each client had it. */
  acceptedAt: number[];
  result: Result;
}

/** A figure of one kind of client, and how it is read from what was measured. */
export interface HeldFigure extends Figure {
  /** Digits behind the point that are shown. */
  digits: number;
  read(held: Held): number;
}

const quantile = (values: number[], share: number) =>
  nearestRank(
    values.toSorted((a, b) => a - b),
    share,
  );

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

const figure = (
  id: string,
  title: string,
  unit: string,
  digits: number,
  read: HeldFigure["read"],
): HeldFigure => ({ id, title, unit, digits, read });

export const heldFigures: HeldFigure[] = [
  figure("clients", "clients", "", 0, ({ clients }) => clients),
  figure("opened", "all open after", "s", 1, ({ openedInMs }) => openedInMs / 1000),
  figure("connect-p50", "one connects in, median", "ms", 1, (held) =>
    quantile(held.connectMs, 0.5),
  ),
  figure("connect-p99", "one connects in, 99 %", "ms", 1, (held) => quantile(held.connectMs, 0.99)),
  figure("before", "server before", "MB", 1, ({ before }) => before / 1e6),
  figure("after", "server with all held", "MB", 1, ({ after }) => after / 1e6),
  figure("each", "a client", "bytes", 0, (held) => (held.after - held.before) / held.clients),
  figure("messages", "messages", "", 0, ({ acceptedAt }) => acceptedAt.length),
  figure("age-p50", "age at arrival, median", "ms", 0, (held) => quantile(ages(held), 0.5)),
  figure("age-p99", "age at arrival, 99 %", "ms", 0, (held) => quantile(ages(held), 0.99)),
  figure("spread-p50", "first to last, median", "ms", 0, (held) => quantile(spreads(held), 0.5)),
  figure("spread-most", "first to last, worst", "ms", 0, (held) => quantile(spreads(held), 1)),
  figure("missing", "missing", "", 0, ({ result }) => result.missing),
  figure("doubled", "doubled", "", 0, ({ result }) => result.doubled),
  figure("disordered", "out of order", "", 0, ({ result }) => result.disordered),
  figure("dropped", "dropped connections", "", 0, ({ result }) => result.dropped),
];

/** The figures in the shape that the other suites write: an id is `websocket-each`. */
export function heldResult(all: Held[]): SuiteResult {
  const collected = collect([ours]);
  const figures: Figure[] = [];
  for (const held of all) {
    for (const { id, title, unit, read } of heldFigures) {
      const own = `${held.kind}-${id}`;
      figures.push({ id: own, title: `${held.kind}: ${title}`, unit });
      collected.add(ours, { [own]: read(held) });
    }
  }
  const about = "many sockets, then many parked polls";
  return collected.result("hold", { about, figures }, { rounds: 1, turns: 1 });
}
