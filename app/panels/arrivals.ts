import type { Message } from "#wire";
import { type AgeSummary, createAges } from "../meters/ages.ts";
import type { Clock } from "../meters/clock.ts";
import { createPerDelivery } from "../meters/per-delivery.ts";
import { createTrace } from "../meters/trace.ts";

/** What is measured of messages as they are delivered. */
export interface ArrivalSummary {
  ages: AgeSummary;
  /** Own messages: from the click to the delivery. */
  roundTrips: AgeSummary;
  /** Ages of the last minute, for the sparkline. */
  trace: ReturnType<ReturnType<typeof createTrace>["read"]>;
  /** Messages a second while it was open. */
  rate: number;
  /** Messages of one frame or answer of late, where it is more than one. */
  perDelivery: number | undefined;
}

/** What is measured of messages that arrive in one panel. */
export interface Arrivals {
  /** A transport was opened: what was accepted earlier it could not have brought in time. */
  opened(): void;
  closed(): void;
  /** @param roundTrips those of own messages among them, ms. */
  note(messages: readonly Message[], roundTrips: readonly number[]): void;
  /** That part of the summary which also time alone changes. */
  perDelivery(): number | undefined;
  read(): ArrivalSummary;
  reset(): void;
}

/** @param wasVisibleSince whether the tab has been in sight since a moment of our clock. */
export function createArrivals(clock: Clock, wasVisibleSince: (time: number) => boolean): Arrivals {
  const ages = createAges();
  const roundTrips = createAges();
  const trace = createTrace();
  const each = createPerDelivery();
  /** By our clock; none while closed. */
  let openedAt: number | undefined;
  /** When it was closed last, `performance.now()`. */
  let closedAt = 0;
  /** Time it was open before, ms. */
  let openMs = 0;
  let count = 0;

  function close(): void {
    if (openedAt !== undefined) openMs += clock.now() - openedAt;
    openedAt = undefined;
    closedAt = performance.now();
  }

  function rate(): number {
    const elapsed = openMs + (openedAt === undefined ? 0 : clock.now() - openedAt);
    return elapsed > 0 ? (count * 1000) / elapsed : 0;
  }

  /** While it is closed the last word stands. */
  const perDelivery = () => each.read(openedAt === undefined ? closedAt : performance.now());

  return {
    perDelivery,
    opened() {
      close();
      openedAt = clock.now();
    },
    closed: close,
    note(messages, trips) {
      const now = clock.now();
      let timely = 0;
      for (const { acceptedAt } of messages) {
        const local = acceptedAt - clock.offset.ms;
        if (openedAt === undefined || local < openedAt) continue;
        timely += 1;
        if (wasVisibleSince(local)) {
          ages.add(now - acceptedAt);
          trace.add(Math.max(0, now - local), performance.now());
        } else ages.leaveOut();
      }
      for (const trip of trips) roundTrips.add(trip);
      count += timely;
      if (timely > 0) each.add(timely, performance.now());
    },
    read: () => ({
      ages: ages.read(clock.offset.ms),
      roundTrips: roundTrips.read(0),
      trace: trace.read(performance.now()),
      rate: rate(),
      perDelivery: perDelivery(),
    }),
    reset() {
      ages.reset();
      roundTrips.reset();
      trace.reset();
      each.reset();
      openMs = 0;
      count = 0;
    },
  };
}
