import type { FaultSettings } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { inForce } from "./in-force.ts";
import { useLeft } from "./use-left.ts";

/** What is in force, counted down. */
export function usePhrases(faults: FaultSettings): string[] {
  const { text, format } = useText();
  return inForce(faults, useLeft(faults.outageMs), text, format);
}
