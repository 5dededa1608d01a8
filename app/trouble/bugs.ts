import { type BugName, rivalBugs } from "#wire";

/** The bugs in force after one was switched on or off. */
export function withBug(inForce: readonly BugName[], bug: BugName, isOn: boolean): BugName[] {
  const gone = isOn && rivalBugs.includes(bug) ? rivalBugs : [];
  const others = inForce.filter((other) => other !== bug && !gone.includes(other));
  return isOn ? [...others, bug] : others;
}
