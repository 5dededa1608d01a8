import type { FaultSettings } from "#wire";
import type { Text } from "../text/en.ts";
import type { LastingFault } from "../text/en-trouble.ts";
import type { Format } from "../text/format.ts";

/** Faults with a choice of values, in the order of the page; the first value is none. */
export const choices = {
  delayMs: [0, 50, 200, 600, 2000],
  jitterMs: [0, 20, 100, 500],
  dropAnswers: [0, 0.05, 0.2, 0.5],
  dropRequests: [0, 0.05, 0.2, 0.5],
  duplicateRequests: [0, 0.05, 0.2, 0.5],
  idleCutMs: [0, 2000, 5000, 15_000, 60_000],
} as const satisfies Partial<Record<LastingFault, readonly number[]>>;

export type ChosenFault = keyof typeof choices;

export const chosenFaults = Object.keys(choices) as ChosenFault[];

/** Faults that are on or off. */
export const switchedFaults = ["stall", "buffering"] as const satisfies readonly LastingFault[];

/** A value of a fault as the page writes it. */
export function sayValue(fault: ChosenFault, value: number, { ms, percent }: Format): string {
  return fault.endsWith("Ms") ? ms(value) : percent(value);
}

/**
 * What is in force, one phrase each.
 * @param leftMs what is left of an outage.
 */
export function inForce(
  faults: FaultSettings,
  leftMs: number,
  { trouble }: Text,
  format: Format,
): string[] {
  const { says, outage, bugs, label } = trouble;
  return [
    ...chosenFaults
      .filter((fault) => faults[fault] > 0)
      .map((fault) => says[fault](sayValue(fault, faults[fault], format))),
    ...switchedFaults.filter((fault) => faults[fault]).map((fault) => says[fault]("")),
    ...(leftMs > 0 ? [outage.left(secondsOf(leftMs, format))] : []),
    ...faults.bugs.map((bug) => label(bugs[bug])),
  ];
}

/** Whole seconds that are left, the one under way among them. */
export function secondsOf(ms: number, format: Format): string {
  return format.ms(Math.ceil(ms / 1000) * 1000);
}
