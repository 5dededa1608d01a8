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
]);

/** A request, a send or a socket that failed. */
export class Failure extends Error {
  readonly code: Cause;
  /** With `cursor-gone`: where to go on. */
  readonly cursor: string | undefined;
  /** How long the server asks us to wait, ms. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: Cause,
    detail: string,
    {
      cursor,
      retryAfterMs,
      cause,
    }: { cursor?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.name = "Failure";
    this.code = code;
    this.cursor = cursor;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether trying again would be refused again. */
  get isFinal(): boolean {
    return !passing.has(this.code);
  }
}

/** What an HTTP answer outside 2xx means; one that is not the server's own is a bad answer on the way. */
export function failureOf(answer: Response, body: unknown): Failure {
  const problem = body as Partial<Problem> | undefined;
  const isOurs = typeof problem?.code === "string" && typeof problem.detail === "string";
  if (!isOurs) return new Failure("bad-answer", `HTTP ${answer.status}`);
  const retryAfterS = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return new Failure(problem.code as Cause, problem.detail ?? "", {
    cursor: problem.cursor,
    retryAfterMs: Number.isFinite(retryAfterS) ? retryAfterS * 1000 : undefined,
  });
}

/** Whatever was thrown, as a failure. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure("unreachable", String(thrown), { cause: thrown });
}
