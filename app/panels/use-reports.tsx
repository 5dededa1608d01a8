"use client";

import { type ReactNode, useEffect, useState } from "react";
import { readSurroundings } from "../api.ts";
import { later } from "../later.tsx";
import { calm } from "../meters/surroundings.ts";
import { useText } from "../text/text-provider.tsx";
import type { Comparison } from "./comparison.ts";
import type { Report } from "./reports.tsx";
import { loadSheets } from "./soon.ts";
import { useHasBegun } from "./use-has-begun.ts";

const Reports = later(async () => (await import("./reports.tsx")).Reports);

/**
 * What the server tells beside the messages. The surroundings are asked for at once, for panels open
 * by what is planted there; all else, and the code that asks again and again, gives way to them.
 * @returns also the element that goes on asking, to be shown anywhere.
 */
export function useReports(comparison: Comparison): Report & { asking: ReactNode } {
  const [report, tell] = useState<Report>({ surroundings: calm });
  const { room } = comparison;
  const { language } = useText();
  const hasBegun = useHasBegun(comparison);
  useEffect(() => {
    let isGone = false;
    const take = (surroundings: Report["surroundings"]) => {
      const isFirst = (now: Report) => now.surroundings === calm;
      if (!isGone) tell((now) => (isFirst(now) ? { ...now, surroundings } : now));
    };
    readSurroundings(room).then(take, () => {});
    return () => {
      isGone = true;
    };
  }, [room]);
  useEffect(() => {
    if (hasBegun) loadSheets(language);
  }, [hasBegun, language]);
  const { surroundings } = report;
  const asking = hasBegun && <Reports comparison={comparison} first={surroundings} tell={tell} />;
  return { ...report, asking };
}
