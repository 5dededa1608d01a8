import { useEffect, useState } from "react";
import type { Comparison } from "./comparison.ts";
import { untilOpen } from "./until-open.ts";

/** So long what can wait gives way to the panels, ms. */
const patienceMs = 1500;

/** Whether the panels have had their turn: all are connected, or that takes too long. */
export function useHasBegun({ panels }: Comparison): boolean {
  const [hasBegun, setHasBegun] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), patienceMs);
    let isGone = false;
    void untilOpen(Object.values(panels), ending.signal).then(() => {
      if (!isGone) setHasBegun(true);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      ending.abort();
    };
  }, [panels]);
  return hasBegun;
}
