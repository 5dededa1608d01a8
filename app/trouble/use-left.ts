"use client";

import { useEffect, useState } from "react";
import type { FaultSettings } from "#wire";

const everyMs = 500;

/** What is left of an outage by this clock, ms, between two looks at the server. */
export function useLeft(faults: FaultSettings): number {
  const [left, setLeft] = useState(faults.outageMs);
  useEffect(() => {
    const until = performance.now() + faults.outageMs;
    setLeft(faults.outageMs);
    if (faults.outageMs === 0) return;
    const timer = setInterval(() => setLeft(Math.max(0, until - performance.now())), everyMs);
    return () => clearInterval(timer);
  }, [faults]);
  return left;
}
