import * as v from "valibot";
import {
  type BugName,
  bounds,
  bugNames,
  type ChatterSettings,
  chatterPatterns,
  type FaultSettings,
  rivalBugs,
} from "#wire";
import { type AudienceSettings, classBounds } from "#wire-class";
import { parse } from "./validate.ts";

/** A number within bounds, which belong to it. */
export const between = ([least, most]: readonly [number, number]) => {
  const want = `It must be a number from ${least} to ${most}.`;
  return v.pipe(v.number(want), v.minValue(least, want), v.maxValue(most, want));
};
/** A whole number, not too large to be exact. */
export const whole = (least: number) => {
  const want = `It must be a whole number of at least ${least}.`;
  return v.pipe(v.number(want), v.safeInteger(want), v.minValue(least, want));
};

const chatter = v.object({
  ratePerSecond: between(bounds.ratePerSecond),
  bytes: v.pipe(between(bounds.bytes), v.integer("It must be a whole number.")),
  pattern: v.picklist(chatterPatterns, `It must be one of ${chatterPatterns.join(", ")}.`),
  seed: whole(0),
  count: v.optional(whole(1)),
});

export const flag = v.boolean("It must be true or false.");
const share = between(bounds.share);
const faults = v.object({
  delayMs: v.optional(between(bounds.delayMs)),
  jitterMs: v.optional(between(bounds.jitterMs)),
  dropAnswers: v.optional(share),
  dropRequests: v.optional(share),
  duplicateRequests: v.optional(share),
  stall: v.optional(flag),
  idleCutMs: v.optional(between(bounds.idleCutMs)),
  buffering: v.optional(flag),
  outageMs: v.optional(between(bounds.outageMs)),
  cut: v.optional(flag),
  bugs: v.optional(
    v.array(
      v.picklist(bugNames, `It must be one of ${bugNames.join(", ")}.`),
      `It must be a list of ${bugNames.join(", ")}.`,
    ),
  ),
});

/** @param transports ids of all there are. @throws {Refusal} `invalid`, naming the field. */
export function parseAudience(input: unknown, transports: string[]): AudienceSettings {
  const audience = v.object({
    clients: v.pipe(between(classBounds.clients), v.integer("It must be a whole number.")),
    transport: v.optional(v.picklist(transports, `It must be one of ${transports.join(", ")}.`)),
  });
  return parse(audience, input);
}

/** @throws {Refusal} `invalid`, naming the field. */
export function parseChatter(input: unknown): ChatterSettings {
  return parse(chatter, input);
}

/** Of bugs that take the same place only the last can be in force. */
function withoutRivals(bugs: readonly BugName[]): BugName[] {
  const last = bugs.findLast((bug) => rivalBugs.includes(bug));
  return [...new Set(bugs)].filter((bug) => bug === last || !rivalBugs.includes(bug));
}

/** @throws {Refusal} `invalid`, naming the field. */
export function parseFaults(input: unknown): Partial<FaultSettings> {
  const { bugs, ...rest } = parse(faults, input);
  return bugs ? { ...rest, bugs: withoutRivals(bugs) } : rest;
}
