/** The oldest message age in each part of the last minute: what a sparkline draws. */
export interface TraceKeeper {
  /** @param age ms. @param at `performance.now()`. */
  add(age: number, at: number): void;
  read(at: number): { parts: (number | undefined)[]; max: number };
  reset(): void;
}

const parts = 40;
const partMs = 60_000 / parts;

/** Makes the trace of the last minute, empty. */
export function createTrace(): TraceKeeper {
  /** By number of the part since the beginning of time. */
  const oldest = new Map<number, number>();
  const partOf = (at: number) => Math.floor(at / partMs);

  return {
    add(age, at) {
      const part = partOf(at);
      oldest.set(part, Math.max(age, oldest.get(part) ?? 0));
      for (const known of oldest.keys()) if (known <= part - parts) oldest.delete(known);
    },
    read(at) {
      const last = partOf(at);
      const values = Array.from({ length: parts }, (_, i) => oldest.get(last - parts + 1 + i));
      return { parts: values, max: Math.max(0, ...values.map((value) => value ?? 0)) };
    },
    reset: () => oldest.clear(),
  };
}
