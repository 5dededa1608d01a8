import type { Page } from "#wire";
import { sleep } from "../deferred.ts";
import { asFailure } from "../failure.ts";
import { createBackoff } from "./backoff.ts";
import type { Opening } from "./transport.ts";

/** What every transport does alike about arrival, failure and the end. */
export interface Lifeline {
  /** Aborted by `close`. */
  readonly signal: AbortSignal;
  /** Everything up to here has been delivered. */
  readonly cursor: string | undefined;
  /** Whether the last attempt succeeded. */
  readonly isOpen: boolean;
  /** Calls the listener when an attempt succeeds after a failure. */
  onBack(listener: () => void): void;
  /** Messages came: hands them on; the next failure begins with the shortest wait. */
  arrived(page: Omit<Page, "more">): void;
  /** Something failed: waits twice as long as before, goes on from a fresh cursor, or ends for good. */
  failed(thrown: unknown): Promise<void>;
  close(): void;
}

/** Starts a transport's life; its status is `connecting`. */
export function createLifeline({ cursor: first, deliver, status, settings }: Opening): Lifeline {
  const closing = new AbortController();
  const { signal } = closing;
  const backoff = createBackoff(settings.backoff);
  let cursor = first;
  let isOpen = false;
  const listeners: (() => void)[] = [];
  status({ state: "connecting" });

  return {
    signal,
    get cursor() {
      return cursor;
    },
    get isOpen() {
      return isOpen;
    },
    onBack(listener) {
      listeners.push(listener);
    },
    arrived({ cursor: next, messages }) {
      if (signal.aborted) return;
      backoff.reset();
      cursor = next;
      if (!isOpen) {
        isOpen = true;
        status({ state: "open" });
        for (const listener of listeners) listener();
      }
      deliver({ cursor, messages });
    },
    async failed(thrown) {
      if (signal.aborted) return;
      isOpen = false;
      const failure = asFailure(thrown);
      if (failure.cursor !== undefined) {
        cursor = failure.cursor;
        deliver({ cursor, messages: [], gap: true });
        // A server that knows none of the cursors it gives must not be asked in a storm.
        const waitMs = backoff.next();
        if (backoff.attempt > 1) await sleep(waitMs, signal).catch(() => {});
        return;
      }
      if (failure.isFinal) {
        closing.abort(failure);
        status({ state: "closed", cause: failure.code });
        return;
      }
      const waitMs = Math.max(backoff.next(), failure.retryAfterMs ?? 0);
      const nextAt = Date.now() + waitMs;
      status({ state: "retrying", attempt: backoff.attempt, nextAt, cause: failure.code });
      await sleep(waitMs, signal).catch(() => {});
    },
    close() {
      if (signal.aborted) return;
      closing.abort(new DOMException("The transport was closed.", "AbortError"));
      status({ state: "closed" });
    },
  };
}
