import { type FaultSettings, noFaults } from "#wire";

/** Whether anything is in force. */
export function hasTrouble(faults: FaultSettings): boolean {
  const names = Object.keys(noFaults) as (keyof FaultSettings)[];
  return names.some((name) => String(faults[name]) !== String(noFaults[name]));
}
