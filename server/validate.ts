import * as v from "valibot";
import { type Draft, hold, sizes } from "#wire";
import { asRefusal, Refusal } from "./refusal.ts";

const name = v.pipe(
  v.string("It must be a string."),
  v.regex(
    /^[a-z0-9][a-z0-9-]{0,31}$/,
    "It must be 1 to 32 of a-z, 0-9 and -, not beginning with -.",
  ),
);
const idForm = /^[A-Za-z0-9_-]{1,64}$/;
const idRule = "It must be 1 to 64 of A-Z, a-z, 0-9, _ and -.";
const id = v.pipe(v.string("It must be a string."), v.regex(idForm, idRule));
const plain = v.pipe(
  v.string("It must be a string."),
  v.check((text) => !text.includes("\0"), "It must not hold NUL."),
  v.check((text) => text.isWellFormed(), "It must not hold half a surrogate pair."),
);
/** Something that can be seen: no blank, no mark that shows nothing by itself. */
const visible = /[^\s\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const atMost = (most: number) =>
  v.check((value: string) => chars(value) <= most, `It must have at most ${most} characters.`);
/** A text that shows something, of at most so many characters (code points). */
export const readable = (most: number) =>
  v.pipe(
    plain,
    v.check((value) => visible.test(value), "It must not be blank."),
    atMost(most),
  );
const text = readable(sizes.textChars);
const author = v.pipe(plain, atMost(sizes.authorChars));
const finite = v.pipe(v.number("It must be a number."), v.finite("It must be finite."));

const draft = v.object({ id, author: v.optional(author), text, sentAt: finite });
const roomRequest = v.object({ room: v.optional(name) });
const ping = v.object({ t: finite });

/** @throws {Refusal} `invalid`, naming the field. */
export function parseDraft(input: unknown): Draft {
  return parse(draft, input);
}

/** @throws {Refusal} `invalid`, naming the field. */
export function parseRoomRequest(input: unknown): { room?: string } {
  return parse(roomRequest, input);
}

/** @throws {Refusal} `invalid`, naming the field. */
export function parsePing(input: unknown): { t: number } {
  return parse(ping, input);
}

/** What is asked of a query. */
type Query = Pick<URLSearchParams, "get">;

/** What every transport understands in a query. */
export interface AskQuery {
  client: string | undefined;
  after: string | undefined;
  /** Messages, 1 to 1000. */
  limit: number | undefined;
  query: Query;
  /** Why it must be refused; told and not thrown, because the exchange is counted first. */
  problem: Refusal | undefined;
}

/** Reads `client`, `after` and `limit`; other keys are left to the transport. */
export function parseAsk(query: Query): AskQuery {
  const ask = parseSender(query);
  try {
    ask.limit = parseNumber(query, "limit", 1, sizes.pageMax, /^\d{1,4}$/);
    ask.after = query.get("after") ?? undefined;
  } catch (thrown) {
    ask.problem ??= asRefusal(thrown);
  }
  return ask;
}

/** Reads `client` alone. */
export function parseSender(query: Query): AskQuery {
  const client = query.get("client") ?? undefined;
  const ask: AskQuery = { client, after: undefined, limit: undefined, query, problem: undefined };
  if (client === undefined || idForm.test(client)) return ask;
  const problem = new Refusal("invalid", `client: ${idRule}`, { field: "client" });
  return { ...ask, client: undefined, problem };
}

/** The `wait` of a query, 0 to 55 s. @throws {Refusal} `invalid`. */
export function parseWait(query: Query): number {
  return parseNumber(query, "wait", 0, hold.maxS, /^\d{1,2}(\.\d{1,3})?$/) ?? hold.defaultS;
}

/** A number of a query; nothing where it is not given. @throws {Refusal} `invalid`, naming the field. */
export function parseNumber(
  query: Query,
  field: string,
  least: number,
  most: number,
  form: RegExp,
) {
  const given = query.get(field);
  if (given === null) return undefined;
  const value = form.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Refusal("invalid", `${field}: It must be a number from ${least} to ${most}.`, {
    field,
  });
}

/** Checks a JSON object. @throws {Refusal} `invalid` 422, naming the field. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const isObject = typeof input === "object" && input !== null && !Array.isArray(input);
  if (!isObject) throw new Refusal("invalid", "It must be a JSON object.", { status: 422 });
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? undefined;
  const detail = issue.input === undefined ? "It is missing." : issue.message;
  throw new Refusal("invalid", field ? `${field}: ${detail}` : detail, { field, status: 422 });
}

function chars(text: string): number {
  return [...text].length;
}
