import type { Contender } from "./contenders.ts";

/** One thing that is measured of each server. */
export interface Figure {
  id: string;
  title: string;
  unit: string;
  /** Which way is good; where there is none, it only explains the others. */
  better?: "more" | "less";
}

/** One try at some figures; `foreign` is what others used of the machine meanwhile, a share of a core. */
export interface Attempt {
  foreign: number;
  /** By the id of the figure. */
  values: Record<string, number>;
}

/** How long a reading takes, ms. */
export interface Span {
  /** Before it is taken. */
  warmMs: number;
  ms: number;
}

/** One server in one round. */
export interface Turn {
  contender: Contender;
  /** Few clients for moments: what is measured says nothing, that it is measured does. */
  isQuick: boolean;
  span: Span;
  /**
   * Keeps what was measured: alone, tries until nothing disturbed, for a bounded number of times; in
   * turns, each reading as it is.
   * @returns what was kept, the last time.
   */
  take(attempt: () => Promise<Attempt>): Promise<Attempt["values"]>;
}

export interface Suite {
  /** What it is about, in one line. */
  about: string;
  contenders: Contender[];
  /** Names of peers that can take part. */
  peers: string[];
  rounds: number;
  /**
   * Where it is given, all servers of a round stand side by side and each of their `readings` is
   * taken so many `times`, in short turns: what a machine does for seconds then strikes all alike.
   */
  turns?: { times: number; readings: number };
  figures: Figure[];
  /** Measures one server in a fresh process. */
  measure(turn: Turn): Promise<unknown>;
}
