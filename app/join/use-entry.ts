import { useCallback, useEffect, useState } from "react";
import { asFailure, type Failure } from "../failure.ts";
import { tabMemory } from "../memory.ts";
import { findClass } from "./code.ts";
import { type Entry, enter } from "./enter.ts";

/** Where a code leads. */
export type Found =
  | { state: "looking" }
  | { state: "here"; entry: Entry }
  /** No class has the code. */
  | { state: "unknown" }
  | { state: "over" }
  | { state: "failed"; failure: Failure };

/** Enters the class of a code; `again` tries anew, `over` is told that the class has ended. */
export function useEntry(code: string) {
  const [found, setFound] = useState<Found>({ state: "looking" });
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try looks anew
  useEffect(() => {
    let isGone = false;
    setFound({ state: "looking" });
    look(code).then((next) => {
      if (!isGone) setFound(next);
    });
    return () => {
      isGone = true;
    };
  }, [code, tries]);

  const again = useCallback(() => setTries((n) => n + 1), []);
  const over = useCallback(() => setFound({ state: "over" }), []);
  return { found, again, over };
}

async function look(code: string): Promise<Found> {
  const { origin } = window.location;
  try {
    const room = await findClass(origin, code);
    if (room === undefined) return { state: "unknown" };
    const entry = await enter(origin, room, tabMemory);
    return entry ? { state: "here", entry } : { state: "over" };
  } catch (thrown) {
    const failure = asFailure(thrown);
    return failure.code === "room-not-found" ? { state: "over" } : { state: "failed", failure };
  }
}
