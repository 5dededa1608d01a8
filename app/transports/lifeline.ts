import type { Page } from "#wire";
import { asFailure } from "../failure.ts";
import { createBackoff } from "./backoff.ts";
import { pause, waitAfter } from "./pause.ts";
import type { Opening } from "./transport.ts";

/** What every transport does alike about arrival, failure, sleep and the end. */
export interface Lifeline {
  /** Aborted by `close`. */
  readonly signal: AbortSignal;
  /** Everything up to here has been delivered. */
  readonly cursor: string | undefined;
  /** Whether the last attempt succeeded, and no sleep has put that in doubt. */
  readonly isSure: boolean;
  /** Calls the listener when an attempt succeeds after a failure, and when a sleep is over. */
  onBack(listener: () => void): void;
  /** Calls the listener when a sleep is over. Returns the undo. */
  onWake(listener: () => void): () => void;
  /** One ask or handshake. A wake calls it off if it is old: what it waits for may be dead. */
  attempt<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Messages came: hands them on; the next failure begins with the shortest wait. */
  arrived(page: Omit<Page, "more">): void;
  /** Something failed: waits twice as long as before, goes on from a fresh cursor, or ends for good. */
  failed(thrown: unknown): Promise<void>;
  close(): void;
}

/** Why an attempt was called off that is made anew at once. */
const isOld = new DOMException("It was asked before a sleep.", "AbortError");

/** Starts a transport's life; its status is `connecting`. */
export function createLifeline(opening: Opening): Lifeline {
  const { deliver, status, settings, onWake = () => () => {} } = opening;
  const closing = new AbortController();
  const { signal } = closing;
  const backoff = createBackoff(settings.backoff);
  let { cursor } = opening;
  let isOpen = false;
  let isSure = false;
  let waking = new AbortController();
  const listeners: (() => void)[] = [];
  status({ state: "connecting" });

  const wakened = onWake(() => {
    waking.abort();
    waking = new AbortController();
    for (const listener of listeners) listener();
  });
  signal.addEventListener("abort", wakened);

  return {
    signal,
    get cursor() {
      return cursor;
    },
    get isSure() {
      return isSure;
    },
    onBack(listener) {
      listeners.push(listener);
    },
    onWake,
    async attempt(run) {
      const leaving = new AbortController();
      // Unlike `performance.now()`, this clock goes on while a computer sleeps.
      const startedAt = Date.now();
      const undo = onWake(() => {
        if (Date.now() - startedAt < settings.wakeMs) return;
        isSure = false;
        leaving.abort(isOld);
      });
      return run(AbortSignal.any([signal, leaving.signal])).finally(undo);
    },
    arrived({ cursor: next, messages }) {
      if (signal.aborted) return;
      backoff.reset();
      cursor = next;
      isSure = true;
      if (!isOpen) {
        isOpen = true;
        status({ state: "open" });
        for (const listener of listeners) listener();
      }
      deliver({ cursor, messages });
    },
    async failed(thrown) {
      if (signal.aborted || thrown === isOld) return;
      const failure = asFailure(thrown);
      const alarms = { signal, waking: waking.signal };
      if (failure.cursor !== undefined) {
        isOpen = false;
        isSure = false;
        cursor = failure.cursor;
        deliver({ cursor, messages: [], gap: true });
        // A server that knows none of the cursors it gives must not be asked in a storm.
        const waitMs = backoff.next();
        if (backoff.attempt > 1) await pause(failure, waitMs, alarms);
        return;
      }
      if (failure.isFinal) {
        closing.abort(failure);
        status({ state: "closed", cause: failure.code });
        return;
      }
      const waitMs = waitAfter(failure, backoff.next());
      // Something in between may end a wait now and then; only where it goes on is that trouble.
      if (!failure.isUsual || backoff.attempt > 1) {
        isOpen = false;
        isSure = false;
        const nextAt = Date.now() + waitMs;
        status({ state: "retrying", attempt: backoff.attempt, nextAt, cause: failure.code });
      }
      await pause(failure, waitMs, alarms);
    },
    close() {
      if (signal.aborted) return;
      closing.abort(new DOMException("The transport was closed.", "AbortError"));
      status({ state: "closed" });
    },
  };
}
