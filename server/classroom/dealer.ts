/** Gives newcomers their transports, each as often as its share of all says. */
export interface Dealer {
  /** @param shares by transport; 1 where none is named. One of them is above 0. */
  deal(shares: Record<string, number>): string;
}

/**
 * Weighted round robin, evenly mixed: each round every transport gains its share of credit, and the
 * richest pays for the round. At 2:1 that deals a, b, a, and thirty newcomers at 1:1:1 are ten each.
 */
export function createDealer(transports: readonly string[]): Dealer {
  const credits = new Map<string, number>();

  return {
    deal(shares) {
      let total = 0;
      let richest = "";
      let most = Number.NEGATIVE_INFINITY;
      for (const transport of transports) {
        const share = shares[transport] ?? 1;
        if (share === 0) continue;
        total += share;
        const credit = (credits.get(transport) ?? 0) + share;
        credits.set(transport, credit);
        if (credit > most) [richest, most] = [transport, credit];
      }
      credits.set(richest, most - total);
      return richest;
    },
  };
}
