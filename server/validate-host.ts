import * as v from "valibot";
import { bounds, type ChatterSettings, chatterPatterns, type FaultSettings } from "#wire";
import { Refusal } from "./refusal.ts";
import { parse } from "./validate.ts";

const between = ([least, most]: readonly [number, number]) => {
  const want = `It must be a number from ${least} to ${most}.`;
  return v.pipe(v.number(want), v.minValue(least, want), v.maxValue(most, want));
};
const whole = (least: number) => {
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

const faults = v.object({
  delayMs: v.optional(between(bounds.delayMs)),
  jitterMs: v.optional(between(bounds.jitterMs)),
});

/** Faults of the contract that nobody has built yet: silently ignoring them would tell a lie. */
const unbuilt = [
  "dropAnswers",
  "dropRequests",
  "duplicateRequests",
  "stall",
  "idleCutMs",
  "buffering",
  "outageMs",
  "cut",
  "bugs",
];

/** @throws {Refusal} `invalid`, naming the field. */
export function parseChatter(input: unknown): ChatterSettings {
  return parse(chatter, input);
}

/** @throws {Refusal} `invalid`, naming the field. */
export function parseFaults(input: unknown): Partial<FaultSettings> {
  const given = parse(faults, input);
  const field = Object.keys(input as object).find((name) => unbuilt.includes(name));
  if (field === undefined) return given;
  throw new Refusal("invalid", `${field}: It is not there yet.`, { field, status: 422 });
}
