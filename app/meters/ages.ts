import { quantile } from "./quantile.ts";

/** Message ages in ms. They are kept as the difference of two clocks and read with the offset between them. */
export interface Ages {
  /** @param raw the client's clock at delivery minus the server's at acceptance, ms. */
  add(raw: number): void;
  /** A message whose age says nothing about the transport: the tab was hidden meanwhile. */
  leaveOut(): void;
  /** @param offset the server's clock minus the client's, ms. */
  read(offset: number): AgeSummary;
  reset(): void;
}

/** What is shown of the ages, ms. */
export interface AgeSummary {
  /** Age of the newest message; none before the first. */
  last: number | undefined;
  p50: number | undefined;
  p95: number | undefined;
  p99: number | undefined;
  max: number | undefined;
  /** Ages behind the quantiles: all of them up to 10,000, then the newest 10,000. */
  n: number;
  leftOut: number;
}

const most = 10_000;
const fewestForSpread = 5;
const fewestForTail = 20;

/** Keeps the newest 10,000 ages. */
export function createAges(): Ages {
  const ring = new Float64Array(most);
  let added = 0;
  let leftOut = 0;

  return {
    add(raw) {
      ring[added % most] = raw;
      added += 1;
    },
    leaveOut() {
      leftOut += 1;
    },
    read(offset) {
      const n = Math.min(added, most);
      const sorted = ring.slice(0, n).sort();
      // Clocks agree to within half a round trip only, so a small negative age is none at all.
      const at = (p: number, fewest: number) =>
        n < fewest ? undefined : Math.max(0, quantile(sorted, p) + offset);
      const last = added === 0 ? undefined : Math.max(0, (ring[(added - 1) % most] ?? 0) + offset);
      return {
        last,
        p50: at(0.5, fewestForSpread),
        p95: at(0.95, fewestForTail),
        p99: at(0.99, fewestForTail),
        max: at(1, fewestForSpread),
        n,
        leftOut,
      };
    },
    reset() {
      added = 0;
      leftOut = 0;
    },
  };
}
