import { Refusal } from "../refusal.ts";

/** Nothing can be kept right now: the disk is full or read-only, the store overloaded or closed. */
export function unavailable(cause: unknown): Refusal {
  const detail = "The message log cannot be written right now; try again.";
  return new Refusal("unavailable", detail, { retryAfterMs: 1000, cause });
}
