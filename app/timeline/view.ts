/** Spans that can be chosen, ms. */
export const spans = [10_000, 30_000, 120_000] as const;

/** How slow slow motion is. */
const slowness = 0.1;

/** Which part of the past is in sight. Times are `performance.now()`, ms. */
export interface View {
  spanMs: number;
  mode: "live" | "still" | "slow";
  /** The right edge, at `setAt`. */
  end: number;
  setAt: number;
}

/** Follows the present. */
export function liveView(spanMs: number, now: number): View {
  return { spanMs, mode: "live", end: now, setAt: now };
}

/** The right edge now: the present, a fixed moment, or one that moves at a tenth of the speed. */
export function endOf({ mode, end, setAt }: View, now: number): number {
  if (mode === "live") return now;
  if (mode === "still") return end;
  return Math.min(now, end + (now - setAt) * slowness);
}

/** Stops at what is in sight. */
export function still(view: View, now: number): View {
  return { ...view, mode: "still", end: endOf(view, now), setAt: now };
}

/** Plays what is in sight at a tenth of its speed: from its left edge if it was live. */
export function slowed(view: View, now: number): View {
  const end = endOf(view, now) - (view.mode === "live" ? view.spanMs / 2 : 0);
  return { ...view, mode: "slow", end, setAt: now };
}

/** Looks back by `backMs` from the present. */
export function scrubbed(view: View, backMs: number, now: number): View {
  return { ...view, mode: "still", end: now - backMs, setAt: now };
}
