import type { Flight, Mark, Recording } from "../timeline/recorder.ts";
import type { Cell } from "./csv.ts";

/** Names of the columns, the same in every language: they are for programs. */
export const eventColumns = [
  "transport",
  "kind",
  "frame",
  "time",
  "since_start_ms",
  "duration_ms",
  "status",
  "messages",
  "seq",
  "accepted_at",
  "age_ms",
  "cause",
] as const;

type Column = (typeof eventColumns)[number];
type Event = { at: number } & Partial<Record<Exclude<Column, "time" | "since_start_ms">, Cell>>;

/** How `performance.now()` becomes a time on the server's clock. */
export interface Clocks {
  /** `performance.timeOrigin`, ms. */
  timeOrigin: number;
  /** The server's clock minus ours, ms. */
  offsetMs: number;
}

/**
 * What happened, oldest first, with the columns' names above: one row for each exchange, each frame
 * and each message delivered. All times are on the server's clock, so that a message's age is its
 * `time` minus its `accepted_at`; addresses are left out, as the client's id stands in them.
 */
export function eventRows(
  { marks, flights, startedAt }: Pick<Recording, "marks" | "flights" | "startedAt">,
  clocks: Clocks,
): Cell[][] {
  const shift = clocks.timeOrigin + clocks.offsetMs;
  const events = [
    ...marks.map(markEvent),
    ...flights.map((flight) => flightEvent(flight, shift, startedAt)),
  ].sort((a, b) => a.at - b.at);
  const rows = events.map((event) => {
    const time = iso(event.at + shift);
    const cells = { ...event, time, since_start_ms: tenths(event.at - startedAt) };
    return eventColumns.map((column) => cells[column]);
  });
  return [[...eventColumns], ...rows];
}

function markEvent(mark: Mark): Event {
  const { transport, messages } = mark;
  if (mark.type === "frame") {
    const { at, direction, frame } = mark;
    return { at, transport, kind: `frame ${direction}`, frame, messages };
  }
  const { start: at, kind, status, cause } = mark;
  const end = mark.answeredAt ?? mark.end;
  // A socket's messages stand in the rows of its frames.
  const own = kind === "handshake" ? undefined : messages;
  const duration_ms = end === undefined ? undefined : tenths(end - at);
  return { at, transport, kind, duration_ms, status, messages: own, cause };
}

/** What was accepted before the count began could not have come in time: it has no age. */
function flightEvent(flight: Flight, shift: number, startedAt: number): Event {
  const { transport, seq, acceptedAt, deliveredAt: at } = flight;
  const isOld = acceptedAt < startedAt + shift;
  return {
    at,
    transport,
    kind: "message",
    messages: 1,
    seq,
    accepted_at: iso(acceptedAt),
    // Clocks agree to within half a round trip only, so a small negative age is none at all.
    age_ms: isOld ? undefined : tenths(Math.max(0, at + shift - acceptedAt)),
  };
}

const iso = (time: number) => new Date(time).toISOString();
const tenths = (ms: number) => Math.round(ms * 10) / 10;
