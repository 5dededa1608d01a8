import type { BugName } from "#wire";

/** Bugs that cannot be in force together: each takes the place of the same part. */
const rivals: readonly (readonly BugName[])[] = [
  ["queue-per-client", "without-memory", "timestamp-cursor"],
];

/** The bugs in force after one was switched on or off. */
export function withBug(inForce: readonly BugName[], bug: BugName, isOn: boolean): BugName[] {
  const gone = isOn ? (rivals.find((some) => some.includes(bug)) ?? []) : [];
  const others = inForce.filter((other) => other !== bug && !gone.includes(other));
  return isOn ? [...others, bug] : others;
}
