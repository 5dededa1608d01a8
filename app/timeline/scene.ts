import type { Layout } from "./lay-out.ts";
import type { Palette } from "./palette.ts";
import type { Flight, Mark } from "./recorder.ts";
import type { PlacedRecord } from "./records.ts";

/** Everything one picture is made of. */
export interface Scene {
  layout: Layout;
  palette: Palette;
  marks: readonly Mark[];
  flights: readonly Flight[];
  records: readonly PlacedRecord[];
  /** `acceptedAt` to `performance.now()`: add this, ms. */
  toLocal: number;
  /** Error of the clocks, ms. */
  slack: number;
  chosen: Mark | undefined;
  /** Whether the server may hold an ask of that transport. */
  holds(transport: string): boolean;
  /** What stands at the right end of the axis; nothing when it is not the present. */
  nowLabel: string;
  now: number;
}
