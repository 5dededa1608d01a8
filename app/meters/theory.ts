import { sizes } from "#wire";

/** What the theory reckons with. */
export interface Conditions {
  /** Messages per second. */
  rate: number;
  /** How they are spread over time; people and chance are `poisson`. */
  pattern: "steady" | "poisson" | "burst";
  /** Messages that come at once in a burst. */
  burst: number;
  /** Short polling's period, ms. */
  intervalMs: number;
  /** Long polling's hold, ms. */
  holdMs: number;
  /** From server to browser, ms. */
  oneWayMs: number;
  /** From an answer to the arrival of the next ask, about one round trip, ms. */
  gapMs: number;
}

/** What is to be expected. Ages in ms; `spreadMs` is the width over which ages are spread. */
export interface Expected {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  spreadMs: number;
  requestsPerMessage: number;
  /** Share of asks that come back empty, 0 to 1; none where nothing is asked. */
  waste: number | undefined;
}

/** The expected values of each transport. Derived in the comments, checked against measurement in the tests. */
export const theory: Record<string, (conditions: Conditions) => Expected> = {
  // News falls evenly into the period between two asks and waits for the second.
  "short-polling": (c) => {
    const age = (share: number) => share * c.intervalMs + c.oneWayMs;
    const perInterval = (c.rate * c.intervalMs) / 1000;
    return {
      p50: age(0.5),
      p95: age(0.95),
      p99: age(0.99),
      max: age(1),
      spreadMs: c.intervalMs,
      requestsPerMessage: Math.max(1 / perInterval, 1 / sizes.page),
      waste: chanceOfNone(perInterval, c),
    };
  },

  // News is answered at once, unless it falls into the gap between an answer and the next ask.
  "long-polling": (c) => {
    const perGap = (c.rate * c.gapMs) / 1000;
    const inGap = perGap / (1 + perGap);
    const age = (share: number) => {
      const late = share - (1 - inGap);
      return c.oneWayMs + (late > 0 ? (late / inGap) * c.gapMs : 0);
    };
    const groups = c.pattern === "burst" ? c.rate / c.burst : c.rate;
    const waste = chanceOfNone((c.rate * c.holdMs) / 1000, c);
    const answers = groups / ((groups * c.gapMs) / 1000 + Math.exp((-groups * c.gapMs) / 1000));
    return {
      p50: age(0.5),
      p95: age(0.95),
      p99: age(0.99),
      max: c.oneWayMs + c.gapMs,
      spreadMs: c.gapMs,
      requestsPerMessage: Math.max(answers / c.rate / (1 - waste), 1 / sizes.page),
      waste,
    };
  },

  // News leaves the moment it is there.
  websocket: (c) => ({
    p50: c.oneWayMs,
    p95: c.oneWayMs,
    p99: c.oneWayMs,
    max: c.oneWayMs,
    spreadMs: 0,
    requestsPerMessage: 0,
    waste: undefined,
  }),
};

/** The chance that a time holds no news, where it holds `expected` messages on average. */
function chanceOfNone(expected: number, { pattern, burst }: Conditions): number {
  if (pattern === "poisson") return Math.exp(-expected);
  return Math.max(0, 1 - expected / (pattern === "burst" ? burst : 1));
}

/** Timers, rendering and other work add up to this without anything being wrong, ms. */
const slackMs = 25;
const slackShare = 0.05;

/**
 * How far a measured quantile may lie from its expectation: three standard errors of a quantile of
 * an even spread, and what any computer adds.
 * @param p the quantile, 0 to 1. @param n samples.
 */
export function ageTolerance(
  p: number,
  n: number,
  { spreadMs }: Expected,
  expected: number,
): number {
  return 3 * spreadMs * Math.sqrt((p * (1 - p)) / n) + slackMs + slackShare * expected;
}

/**
 * How far a measured share may lie from its expectation: three standard errors, and the few asks
 * that only find out where the log stands.
 */
export function shareTolerance(share: number, n: number): number {
  return 3 * Math.sqrt((share * (1 - share)) / n) + 3 / n + 0.02;
}

/** How far measured asks may lie from their expectation: three standard errors of a count, a tenth, and a few. */
export function askTolerance(expected: number): number {
  return 3 * Math.sqrt(expected) + expected / 10 + 3;
}
