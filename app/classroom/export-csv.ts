import type { Arrival } from "#wire-class";
import { toCsv } from "../export/csv.ts";

/** Every arrival that phones told of, phones by the order in which they first did: no name, no handle. */
export function arrivalsCsv(arrivals: readonly Arrival[]): string {
  const numbers = new Map<string, number>();
  const rows = arrivals.map(({ seq, handle, transport, ageMs, at }) => {
    const phone = numbers.get(handle) ?? numbers.size + 1;
    numbers.set(handle, phone);
    return [seq, phone, transport, ageMs, new Date(at).toISOString()];
  });
  return toCsv([["seq", "phone", "transport", "age_ms", "time"], ...rows]);
}
