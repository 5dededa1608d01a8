import { sleep } from "../deferred.ts";
import type { Failure } from "../failure.ts";

/** What may end a wait before its time. */
export interface Alarms {
  /** Ends it for good. */
  signal: AbortSignal;
  /** There is hope: no use in waiting any longer, unless the server asked for it. */
  waking: AbortSignal;
}

/** How long to wait after a failure, ms: what the server asked for, if that is longer. */
export function waitAfter({ retryAfterMs = 0 }: Failure, ownMs: number): number {
  return Math.max(ownMs, retryAfterMs);
}

/** Waits before another attempt, at least as long as the server asked for. Never rejects. */
export async function pause(
  { retryAfterMs = 0 }: Failure,
  waitMs: number,
  { signal, waking }: Alarms,
): Promise<void> {
  const asked = Math.min(waitMs, retryAfterMs);
  if (asked > 0) await sleep(asked, signal).catch(() => {});
  await sleep(waitMs - asked, AbortSignal.any([signal, waking])).catch(() => {});
}
