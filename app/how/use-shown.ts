import { useEffect, useState } from "react";
import type { Clip } from "./clip.ts";

/** From one step to the next as it is drawn, ms: slow enough to follow. */
const stepMs = 1100;
/** For those who want less motion nothing moves, and steps only appear. */
const stillMs = 400;

/** How many of a clip's steps are drawn by now: one after the other, however fast they happened. */
export function useShown({ marks }: Clip): number {
  const first = marks[0]?.n;
  const [progress, setProgress] = useState({ first, shown: 0 });
  const shown = progress.first === first ? progress.shown : 0;
  const isBehind = shown < marks.length;
  useEffect(() => {
    if (!isBehind) return;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const wait = shown === 0 ? 0 : isStill ? stillMs : stepMs;
    const timer = setTimeout(() => setProgress({ first, shown: shown + 1 }), wait);
    return () => clearTimeout(timer);
  }, [first, shown, isBehind]);
  return shown;
}
