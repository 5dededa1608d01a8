import * as v from "valibot";
import {
  type ClassEvent,
  type ClassSettings,
  classBounds,
  codeAlphabet,
  type PhoneReport,
} from "#wire-class";
import { parse, parseNumber, readable } from "./validate.ts";
import { between, flag, whole } from "./validate-host.ts";

const wholeOf = (bounds: readonly [number, number]) =>
  v.pipe(between(bounds), v.integer("It must be a whole number."));
const handle = v.pipe(
  v.string("It must be a string."),
  v.regex(new RegExp(`^[${codeAlphabet}]{4,6}$`), "It must be the handle of a phone."),
);
const [leastChoices, mostChoices] = classBounds.choices;
const manyChoices = `It must be ${leastChoices} to ${mostChoices} choices.`;
const question = {
  question: readable(classBounds.question[1]),
  choices: v.pipe(
    v.array(readable(classBounds.choice[1]), manyChoices),
    v.minLength(leastChoices, manyChoices),
    v.maxLength(mostChoices, manyChoices),
    v.check((all) => new Set(all).size === all.length, "No choice may be there twice."),
  ),
};
const id = readable(64);
const oneOf = (transports: string[]) =>
  v.picklist(transports, `It must be one of ${transports.join(", ")}.`);

const byTransport = "It must be numbers by transport.";
const sharesOf = (transports: string[]) =>
  v.pipe(
    // A list would pass as an object without entries.
    v.custom<object>((shares) => !Array.isArray(shares), byTransport),
    v.record(oneOf(transports), wholeOf(classBounds.share), byTransport),
    v.check(
      (shares) => transports.some((transport) => (shares[transport] ?? 1) > 0),
      "One of them must be above 0.",
    ),
  );
const muted = v.pipe(
  v.array(handle, "It must be a list of handles."),
  v.maxLength(classBounds.muted, `It must be at most ${classBounds.muted} handles.`),
  v.transform((handles) => [...new Set(handles)]),
);

/** @param transports ids of all there are. @throws {Refusal} `invalid`, naming the field. */
export function parseSettings(input: unknown, transports: string[]): Partial<ClassSettings> {
  const settings = v.object({
    shares: v.optional(sharesOf(transports)),
    intervalMs: v.optional(wholeOf(classBounds.intervalMs)),
    holdS: v.optional(between(classBounds.holdS)),
    freeText: v.optional(flag),
    slowMs: v.optional(wholeOf(classBounds.slowMs)),
    frozen: v.optional(flag),
    muted: v.optional(muted),
    vote: v.optional(v.nullable(v.object({ id, ...question, isOpen: flag }, "It must be a vote."))),
  });
  return parse(settings, input);
}

/** What a host may ask for: the server itself says what became of the settings, and names votes. */
export type HostEvent = Exclude<ClassEvent, { type: "settings" | "over" | "vote" }> | AskedVote;
interface AskedVote {
  type: "vote";
  vote: { question: string; choices: string[] };
}

/** @param transports ids of all there are. @throws {Refusal} `invalid`, naming the field. */
export function parseEvent(input: unknown, transports: string[]): HostEvent {
  const type = <T extends string>(name: T) => ({ type: v.literal(name) });
  const events = v.variant(
    "type",
    [
      v.object(type("ping")),
      v.object({ ...type("switch"), transport: oneOf(transports) }),
      v.object({ ...type("freeze"), frozen: flag }),
      v.object({ ...type("hide"), seq: whole(1) }),
      v.object({ ...type("clear"), seq: v.optional(whole(0)) }),
      v.object({ ...type("mute"), handle, muted: flag }),
      v.object({ ...type("vote"), vote: v.object(question, "It must be a question.") }),
      v.object({ ...type("vote-over"), id }),
      v.object({ ...type("cut"), handle: v.optional(handle) }),
    ],
    "It must be a kind of event.",
  );
  return parse(events, input);
}

/** Ages beyond these come of a clock that is wrong, not of a network, ms. */
const ages = [-3_600_000, 7 * 86_400_000] as const;
/** The largest time that a `Date` can hold, ms. */
const latest = 8.64e15;

/** @param transports ids of all there are. @throws {Refusal} `invalid`, naming the field. */
export function parseReport(input: unknown, transports: string[]): PhoneReport {
  const most = classBounds.reported;
  const arrival = v.object({ seq: whole(1), ageMs: between(ages), at: between([0, latest]) });
  const report = v.object({
    transport: oneOf(transports),
    uncertaintyMs: between([0, ages[1]]),
    arrivals: v.pipe(
      v.array(arrival, "It must be a list of arrivals."),
      v.maxLength(most, `It must be at most ${most} arrivals.`),
    ),
    isSimulated: v.optional(flag),
  });
  return parse(report, input);
}

/** The `after` of a view, a count of arrivals; 0 where it is not given. @throws {Refusal} `invalid`. */
export function parseArrivalsAfter(query: Pick<URLSearchParams, "get">): number {
  return parseNumber(query, "after", 0, Number.MAX_SAFE_INTEGER, /^\d{1,16}$/) ?? 0;
}
