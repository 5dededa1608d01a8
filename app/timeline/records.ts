import type { ExchangeRecord } from "#wire";
import type { ExchangeMark, Mark } from "./recorder.ts";

/** What the server says of an exchange, on the browser's own time axis (`performance.now()`, ms). */
export type PlacedRecord = ExchangeRecord & { arrived: number; ended: number };

/** Puts the server's records on the browser's axis. @param offset the server's clock minus ours, ms. */
export function place(records: readonly ExchangeRecord[], offset: number): PlacedRecord[] {
  const shift = offset + performance.timeOrigin;
  return records.map((record) => ({
    ...record,
    arrived: record.arrivedAt - shift,
    ended: record.endedAt - shift,
  }));
}

/**
 * The server's record of an exchange. Exchanges of one kind never overlap on a transport, so the
 * one that arrived while ours was under way is ours; `slack` is the error of the clocks, ms. Where
 * one follows another faster than the clocks can tell, it is the one that began and ended least
 * far from ours.
 */
export function recordOf(
  { transport, kind, start, end = Number.POSITIVE_INFINITY, answeredAt = end }: ExchangeMark,
  records: readonly PlacedRecord[],
  slack: number,
): PlacedRecord | undefined {
  let found: PlacedRecord | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const record of records) {
    if (record.transport !== transport || record.kind !== kind) continue;
    if (record.arrived < start - slack || record.arrived > answeredAt + slack) continue;
    const apart = Math.abs(record.arrived - start) + Math.abs(record.ended - answeredAt);
    if (found && apart >= least) continue;
    found = record;
    least = apart;
  }
  return found;
}

/** The mark of the socket whose handshake a record tells of. */
export function socketOf(
  record: PlacedRecord,
  marks: readonly Mark[],
  slack: number,
): ExchangeMark | undefined {
  return marks.find(
    (mark): mark is ExchangeMark =>
      mark.type === "exchange" &&
      mark.kind === "handshake" &&
      recordOf(mark, [record], slack) !== undefined,
  );
}

/** The exchange a mark belongs to: itself, or the socket that carried the frame. */
export function exchangeOf(mark: Mark, marks: readonly Mark[]): ExchangeMark | undefined {
  if (mark.type === "exchange") return mark;
  return marks.find(
    (other): other is ExchangeMark => other.type === "exchange" && other.exchange === mark.exchange,
  );
}
