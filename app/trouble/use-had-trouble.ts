import { useRef } from "react";
import type { FaultSettings } from "#wire";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { hasTrouble } from "./in-force.ts";

/** Whether anything is in force, or was since the last restart. */
export function useHadTrouble(comparison: Comparison, faults: FaultSettings): boolean {
  const { client } = useStore(comparison.state);
  const troubled = useRef<string>(undefined);
  if (hasTrouble(faults)) troubled.current = client;
  return troubled.current === client;
}
