import type { Phone } from "#wire-class";

/** The axis, ms: each lies as far from the next as ten times as long. */
export const axisMs = { from: 1, to: 60_000 } as const;
/** How many marks fit beside one another on the axis. */
const columns = 48;
/** Marks of one column stand so far apart, in heights of a lane, until there are too many. */
const apart = 0.2;
/** They keep to so much of the lane above and below its middle. */
const reach = 0.4;

/** Where a phone's mark stands: from the left, and within its lane from the top, 0 to 1. */
export interface Mark {
  handle: string;
  x: number;
  y: number;
  ageMs: number;
}

/** From the left, 0 to 1; what lies beyond the axis stands at its end. */
export function placeOf(ageMs: number): number {
  const { from, to } = axisMs;
  const inside = Math.min(to, Math.max(from, ageMs));
  return Math.log(inside / from) / Math.log(to / from);
}

/** One mark for each phone that told of a message; those of about the same age stand above one another. */
export function stripOf(phones: readonly Phone[]): Mark[] {
  const bins = new Map<number, Mark[]>();
  for (const { handle, last } of phones) {
    if (!last) continue;
    const x = placeOf(last.ageMs);
    const bin = Math.round(x * columns);
    const marks = bins.get(bin) ?? [];
    bins.set(bin, marks);
    marks.push({ handle, x, y: 0.5, ageMs: last.ageMs });
  }
  for (const marks of bins.values()) {
    const step = Math.min(apart, (2 * reach) / Math.max(1, marks.length - 1));
    const first = 0.5 - (step * (marks.length - 1)) / 2;
    for (const [i, mark] of marks.entries()) mark.y = first + i * step;
  }
  return [...bins.values()].flat();
}
