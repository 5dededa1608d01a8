"use client";

import { useEffect, useState } from "react";

const everyMs = 500;

/** What is left of an outage by this clock, ms, between two looks at the server. */
export function useLeft(outageMs: number): number {
  const [left, setLeft] = useState(outageMs);
  useEffect(() => {
    const until = performance.now() + outageMs;
    setLeft(outageMs);
    if (outageMs === 0) return;
    const timer = setInterval(() => setLeft(Math.max(0, until - performance.now())), everyMs);
    return () => clearInterval(timer);
  }, [outageMs]);
  return left;
}
