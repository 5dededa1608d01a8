import type { Layout } from "./lay-out.ts";
import type { Mark } from "./recorder.ts";

/** A click this far from a mark still means it, px. */
const reachPx = 8;

/** The mark at a place: of several the one whose nearest end is nearest, frames before the line they lie on. */
export function markAt(
  { x, y }: { x: number; y: number },
  marks: readonly Mark[],
  layout: Layout,
  now: number,
): Mark | undefined {
  let best: Mark | undefined;
  let bestDistance = reachPx;
  for (const mark of marks) {
    const lane = layout.lanes.get(mark.transport);
    if (!lane || Math.abs(y - lane.y) > lane.half + reachPx) continue;
    const distance = distanceTo(mark, x, layout, now);
    if (distance > bestDistance) continue;
    best = mark;
    bestDistance = distance;
  }
  return best;
}

function distanceTo(mark: Mark, x: number, layout: Layout, now: number): number {
  if (mark.type === "frame") return Math.abs(x - layout.xOf(mark.at));
  const x1 = layout.xOf(mark.start);
  const x2 = layout.xOf(mark.end ?? now);
  const toEnd = Math.min(Math.abs(x - x1), Math.abs(x - x2));
  // Inside a long bar no end is near, but the bar is meant all the same.
  return x > x1 && x < x2 ? Math.min(toEnd, reachPx) : toEnd;
}
