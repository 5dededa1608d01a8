import { type ErrorCode, errors } from "#wire";

/** What a refusal may tell beside its code. */
export interface RefusalDetails {
  /** The input that was wrong. */
  field?: string;
  /** HTTP status, where it is not the code's usual one. */
  status?: number;
  /** A cursor to go on from. */
  cursor?: string;
  /** Methods for the `Allow` header. */
  allow?: string[];
  /** How long to wait before trying again, ms. */
  retryAfterMs?: number;
  cause?: unknown;
}

/**
 * Why something asked for is not done. The doors turn it into a problem answer, a problem
 * frame or a close; everywhere else it is thrown and left alone.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, detail: string, details: RefusalDetails = {}) {
    super(detail, { cause: details.cause });
    this.name = "Refusal";
    this.code = code;
    this.details = details;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return this.details.status ?? errors[this.code].status;
  }
}

/** Whatever was thrown, as a refusal; what nobody foresaw becomes `unavailable`. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  return new Refusal("unavailable", "Something went wrong on the server; try again.", {
    retryAfterMs: 1000,
    cause: thrown,
  });
}
