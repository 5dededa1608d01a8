import type { Contender } from "./contenders.ts";
import type { Attempt, Figure, Suite } from "./suite.ts";

/** What was measured of one server. */
export interface Measured {
  server: string;
  role: Contender["role"];
  /** One a round, or one each turn of each round. */
  values: number[];
  median: number;
  min: number;
  max: number;
  /** Median of the readings, each divided by the floor's of the same turn; none where there is no floor. */
  ratio: number | undefined;
}

export interface FigureResult extends Figure {
  servers: Measured[];
}

export interface SuiteResult {
  suite: string;
  about: string;
  rounds: number;
  /** Readings of each figure in a round. */
  turns: number;
  /** Readings that were thrown away because others used the machine. */
  dropped: number;
  /** Readings that count although others did, because no try was calm. */
  disturbed: number;
  figures: FigureResult[];
}

type Times = Pick<SuiteResult, "rounds" | "turns">;

/** Collects the values of a suite. */
export interface Collected {
  dropped: number;
  disturbed: number;
  add(contender: Contender, values: Attempt["values"]): void;
  result(name: string, suite: Pick<Suite, "about" | "figures">, times: Times): SuiteResult;
}

/** @param contenders in the order in which they are shown. */
export function collect(contenders: Contender[]): Collected {
  const taken: { contender: Contender; values: Attempt["values"] }[] = [];
  const collected: Collected = {
    dropped: 0,
    disturbed: 0,
    add(contender, values) {
      taken.push({ contender, values });
    },
    result(name, { about, figures }, times) {
      const { dropped, disturbed } = collected;
      const valuesOf = (contender: Contender, id: string) =>
        taken
          .filter((one) => one.contender === contender)
          .flatMap(({ values }) => values[id] ?? []);
      const read = (figure: Figure): FigureResult => {
        const all = contenders
          .map((contender) => ({ contender, values: valuesOf(contender, figure.id) }))
          .filter(({ values }) => values.length > 0);
        const floor = all.find(({ contender }) => contender.role === "floor");
        const servers = all.map(({ contender: { name: server, role }, values }) => ({
          server,
          role,
          values,
          median: median(values),
          min: Math.min(...values),
          max: Math.max(...values),
          ratio: floor && figure.better ? median(quotients(values, floor.values)) : undefined,
        }));
        return { ...figure, servers };
      };
      const results = figures.map(read).filter(({ servers }) => servers.length > 0);
      return { suite: name, about, ...times, dropped, disturbed, figures: results };
    },
  };
  return collected;
}

function quotients(values: number[], floor: number[]): number[] {
  return values.map((value, i) => value / (floor[i] ?? Number.NaN));
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}
