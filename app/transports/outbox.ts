import type { Draft, Message } from "#wire";
import { type Deferred, deferred } from "../deferred.ts";
import { asFailure, Failure } from "../failure.ts";
import type { Patience } from "../limit.ts";
import { createBackoff } from "./backoff.ts";
import { pause, waitAfter } from "./pause.ts";
import type { Settings } from "./transport.ts";

/** Drafts that may wait; whoever adds more is told at once. */
const maxWaiting = 1000;

export interface OutboxParts {
  /** One attempt. @throws {Failure}, which tells whether another makes sense. */
  post(draft: Draft, patience: Patience): Promise<Message>;
  settings: Settings;
  /** Aborted when the transport closes: whoever waits is told its reason. */
  signal: AbortSignal;
  /** Tells when the transport is back after a failure or a sleep: then nobody waits any longer. */
  onBack?(listener: () => void): void;
}

/**
 * Sends drafts in order, one at a time, and again under the same id until the server has accepted
 * or refused: a lost answer then doubles nothing.
 */
export function createOutbox({ post, settings, signal, onBack }: OutboxParts) {
  const waiting: (Deferred<Message> & { draft: Draft })[] = [];
  let isBusy = false;
  let waking = new AbortController();
  onBack?.(() => {
    waking.abort();
    waking = new AbortController();
  });

  async function work(): Promise<void> {
    isBusy = true;
    for (let item = waiting[0]; item; item = waiting[0]) {
      await persist(item.draft).then(item.resolve, item.reject);
      waiting.shift();
    }
    isBusy = false;
  }

  async function persist(draft: Draft): Promise<Message> {
    const backoff = createBackoff(settings.backoff);
    for (;;) {
      signal.throwIfAborted();
      try {
        return await post(draft, { signal, timeoutMs: settings.timeoutMs });
      } catch (thrown) {
        signal.throwIfAborted();
        const failure = asFailure(thrown);
        if (failure.isFinal) throw failure;
        const waitMs = waitAfter(failure, backoff.next());
        await pause(failure, waitMs, { signal, waking: waking.signal });
      }
    }
  }

  /** Settles when the draft is accepted. @throws {Failure} or the signal's reason. */
  function send(draft: Draft): Promise<Message> {
    if (waiting.length >= maxWaiting)
      return Promise.reject(new Failure("full", "Too many messages wait to be sent."));
    const item = { ...deferred<Message>(), draft };
    waiting.push(item);
    if (!isBusy) void work();
    return item.promise;
  }

  return { send };
}
