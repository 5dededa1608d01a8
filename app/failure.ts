import type { ErrorCode, Problem } from "#wire";

/** Why something did not go through: a code of the server's, or what befell it on the way. */
export type Cause =
  | ErrorCode
  | "unreachable"
  | "timeout"
  | "silent"
  | "stopping"
  | "bad-answer"
  | "full";

/** Causes that pass: what failed is worth trying again. Every other refusal is final. */
const passing: ReadonlySet<Cause> = new Set<Cause>([
  "rate-limited",
  "unavailable",
  "unreachable",
  "timeout",
  "silent",
  "stopping",
  "bad-answer",
  "upgrade-required",
  // The cursor is gone, not what waits to be sent: the next connection takes that.
  "cursor-gone",
]);

/** What something in between says that ended a wait, or whose way to the server broke. */
const ended: readonly number[] = [408, 502, 504];
/** No server may ask for more patience than this, ms: a timer cannot wait for ever. */
const mostRetryAfterMs = 3_600_000;

/** A request, a send or a socket that failed. */
export class Failure extends Error {
  readonly code: Cause;
  /** With `cursor-gone`: where to go on. */
  readonly cursor: string | undefined;
  /** How long the server asks us to wait, ms. */
  readonly retryAfterMs: number | undefined;
  /** Something in between ended the wait, as it may do at any time: one alone is no trouble. */
  readonly isUsual: boolean;

  constructor(
    code: Cause,
    detail: string,
    {
      cursor,
      retryAfterMs,
      isUsual = false,
      cause,
    }: { cursor?: string; retryAfterMs?: number; isUsual?: boolean; cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.name = "Failure";
    this.code = code;
    this.cursor = cursor;
    this.retryAfterMs = retryAfterMs;
    this.isUsual = isUsual;
  }

  /** Whether trying again would be refused again. */
  get isFinal(): boolean {
    return !passing.has(this.code);
  }
}

/** What an HTTP answer means that brings nothing; one that is not the server's own is a bad answer on the way. */
export function failureOf({ ok, status, headers }: Response, body: unknown): Failure {
  const problem = body as Partial<Problem> | undefined;
  const isOurs = typeof problem?.code === "string" && typeof problem.detail === "string";
  const retryAfterMs = readRetryAfter(headers);
  if (!isOurs) {
    const isUsual = ok || ended.includes(status);
    return new Failure("bad-answer", `HTTP ${status}`, { retryAfterMs, isUsual });
  }
  const { code, detail = "", cursor } = problem;
  return new Failure(code as Cause, detail, { cursor, retryAfterMs });
}

/** ms; a date in it is passed over. */
function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return undefined;
  return Math.min(seconds * 1000, mostRetryAfterMs);
}

/** Whatever was thrown, as a failure. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure("unreachable", String(thrown), { cause: thrown });
}
