import type { Arrival } from "#wire-class";

/** What arrived in one class, numbered from 1; the oldest go. */
export interface Arrivals {
  add(arrival: Omit<Arrival, "n">): void;
  /** Oldest first. A number that was not given yet is another life's: then all are new. */
  after(n: number, limit: number): Arrival[];
}

/** @param most arrivals remembered; the oldest ones go first. */
export function createArrivals(most = 20_000): Arrivals {
  /** A ring: arrival `n` stands at `n % most`. */
  const ring: Arrival[] = [];
  let newest = 0;

  return {
    add(arrival) {
      newest += 1;
      ring[newest % most] = { n: newest, ...arrival };
    },
    after(n, limit) {
      const oldest = Math.max(1, newest - most + 1);
      const from = Math.max(oldest, n > newest ? 1 : n + 1);
      const count = Math.max(0, Math.min(limit, newest - from + 1));
      return Array.from({ length: count }, (_, i) => ring[(from + i) % most] as Arrival);
    },
  };
}
