import type { Message } from "#wire";
import { type AgeSummary, createAges } from "../meters/ages.ts";
import type { Clock } from "../meters/clock.ts";

/** What is measured of messages as they are delivered. */
export interface ArrivalSummary {
  ages: AgeSummary;
  /** Own messages: from the click to the delivery. */
  roundTrips: AgeSummary;
  /** Messages a second, by the times the server accepted them; none from fewer than two. */
  rate: number | undefined;
}

export interface Arrivals {
  /** A transport was opened: what was accepted earlier it could not have brought in time. */
  opened(): void;
  /** @param roundTrips those of own messages among them, ms. */
  note(messages: readonly Message[], roundTrips: readonly number[]): void;
  read(): ArrivalSummary;
  reset(): void;
}

/** @param wasVisibleSince whether the tab has been in sight since a moment of our clock. */
export function createArrivals(clock: Clock, wasVisibleSince: (time: number) => boolean): Arrivals {
  const ages = createAges();
  const roundTrips = createAges();
  let openedAt = 0;
  let first: number | undefined;
  let last: number | undefined;
  let count = 0;

  function rate(): number | undefined {
    if (first === undefined || last === undefined || last <= first) return undefined;
    return ((count - 1) * 1000) / (last - first);
  }

  return {
    opened() {
      openedAt = clock.now();
    },
    note(messages, trips) {
      const now = clock.now();
      for (const { acceptedAt } of messages) {
        const local = acceptedAt - clock.offset.ms;
        if (local < openedAt) continue;
        first ??= acceptedAt;
        last = acceptedAt;
        count += 1;
        if (wasVisibleSince(local)) ages.add(now - acceptedAt);
        else ages.leaveOut();
      }
      for (const trip of trips) roundTrips.add(trip);
    },
    read: () => ({
      ages: ages.read(clock.offset.ms),
      roundTrips: roundTrips.read(0),
      rate: rate(),
    }),
    reset() {
      ages.reset();
      roundTrips.reset();
      first = undefined;
      last = undefined;
      count = 0;
    },
  };
}
