import { burstSize, type ChatterInfo, type FaultSettings, noFaults } from "#wire";
import type { UserSettings } from "../settings.ts";
import type { Conditions } from "./theory.ts";

/** What the host has set for everybody in the room. */
export interface Surroundings {
  chatter: ChatterInfo;
  faults: FaultSettings;
}

/** Nothing set. */
export const calm: Surroundings = {
  chatter: { running: false },
  faults: noFaults,
};

/** Whether connections break, or something is sent twice, without the browser's telling. */
export function isLossy(faults: FaultSettings): boolean {
  const { dropAnswers, dropRequests, duplicateRequests, idleCutMs, outageMs } = faults;
  const amount = dropAnswers + dropRequests + duplicateRequests + idleCutMs + outageMs;
  return amount > 0 || faults.stall || faults.cut;
}

/**
 * What the theory reckons with, from the settings in force and what was seen.
 * @param rate messages a second; none without any.
 * @param clockError half the best real round trip, ms.
 */
export function conditionsOf(
  rate: number,
  { intervalMs, holdS }: UserSettings,
  { chatter, faults }: Surroundings,
  clockError: number,
): Conditions | undefined {
  if (rate <= 0) return undefined;
  return {
    rate,
    pattern: chatter.running ? chatter.pattern : "poisson",
    burst: burstSize,
    intervalMs,
    holdMs: holdS * 1000,
    oneWayMs: faults.delayMs / 2 + clockError,
    gapMs: faults.delayMs + 2 * clockError,
  };
}
