"use client";

import { useEffect, useState } from "react";
import { transportIds } from "../transports/index.ts";
import type { Comparison } from "./comparison.ts";
import { createLag } from "./lag.ts";
import { useStore } from "./use-store.ts";

const everyMs = 1000;

/** By how many messages each panel is behind the others, in their order. */
export function useLags(comparison: Comparison): readonly number[] {
  const { client, isPaused } = useStore(comparison.state);
  const [lags, setLags] = useState<readonly number[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a restart begins anew
  useEffect(() => {
    const lag = createLag();
    setLags([]);
    if (isPaused) return;
    const timer = setInterval(() => {
      const newest = transportIds.map(
        (id) => comparison.panels[id].messages.get().rows.at(-1)?.seq,
      );
      const next = lag.note(performance.now(), newest);
      setLags((before) => (String(before) === String(next) ? before : next));
    }, everyMs);
    return () => clearInterval(timer);
  }, [comparison, client, isPaused]);

  return lags;
}
