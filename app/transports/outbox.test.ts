import assert from "node:assert/strict";
import test from "node:test";
import type { Draft, Message } from "#wire";
import { deferred } from "../deferred.ts";
import { Failure } from "../failure.ts";
import type { Patience } from "../limit.ts";
import { makeMessage, quick, range } from "../testing.ts";
import { createOutbox } from "./outbox.ts";

type Post = (draft: Draft, patience: Patience) => Promise<Message>;

const draft = (n: number): Draft => ({ id: `d${n}`, text: "x", sentAt: 0 });
const accepted = ({ id }: Draft) => makeMessage(1, { id });

/** An outbox over `post`, all ids that were tried, and the word that the transport is back. */
function start(post: Post, firstMs = 1) {
  const closing = new AbortController();
  const tried: string[] = [];
  const attempt: Post = (draft, patience) => {
    tried.push(draft.id);
    return post(draft, patience);
  };
  const settings = { ...quick, backoff: { firstMs, mostMs: 8 * firstMs, jitter: 0 } };
  let back = () => {};
  const onBack = (listener: () => void) => {
    back = listener;
  };
  const { send } = createOutbox({ post: attempt, settings, signal: closing.signal, onBack });
  return { send, tried, closing, back: () => back() };
}

test("drafts leave in order, each when the one before is settled", async () => {
  const gates = [deferred<void>(), deferred<void>()];
  const { send, tried } = start(async (draft) => {
    await gates[tried.length - 1]?.promise;
    return accepted(draft);
  });
  const sending = [send(draft(1)), send(draft(2))];
  assert.deepEqual(tried, ["d1"]);
  gates[0]?.resolve();
  assert.equal((await sending[0])?.id, "d1");
  gates[1]?.resolve();
  assert.equal((await sending[1])?.id, "d2");
  assert.deepEqual(tried, ["d1", "d2"]);
});

test("a draft that failed on the way is sent again under its id before the next one", async () => {
  const { send, tried } = start(async (draft) => {
    if (tried.length < 4) throw new Failure("unreachable", "no way");
    return accepted(draft);
  });
  await Promise.all([send(draft(1)), send(draft(2))]);
  assert.deepEqual(tried, ["d1", "d1", "d1", "d1", "d2"]);
});

test("whatever is thrown that is no failure is tried again", async () => {
  const { send, tried } = start(async (draft) => {
    if (tried.length === 1) throw new TypeError("fetch failed");
    return accepted(draft);
  });
  assert.equal((await send(draft(1))).id, "d1");
});

test("a final failure rejects its draft alone", async () => {
  const { send, tried } = start(async (draft) => {
    if (draft.id === "d1") throw new Failure("invalid", "empty");
    return accepted(draft);
  });
  const refused = send(draft(1));
  const next = send(draft(2));
  await assert.rejects(refused, { code: "invalid", isFinal: true });
  assert.equal((await next).id, "d2");
  assert.deepEqual(tried, ["d1", "d2"]);
});

test("a draft that waits is sent as soon as the transport is back, each time", async () => {
  const failed = [deferred<void>(), deferred<void>()];
  const { send, tried, back } = start(async (draft) => {
    const failure = failed[tried.length - 1];
    if (!failure) return accepted(draft);
    setImmediate(failure.resolve);
    throw new Failure("unreachable", "no way");
  }, 60_000);
  const sending = send(draft(1));
  for (const { promise } of failed) {
    await promise;
    back();
  }
  assert.equal((await sending).id, "d1");
  assert.equal(tried.length, 3);
});

test("it waits at least as long as the server asks", async () => {
  const { send, tried } = start(async (draft) => {
    if (tried.length === 1) throw new Failure("rate-limited", "slow down", { retryAfterMs: 150 });
    return accepted(draft);
  });
  const startedAt = performance.now();
  await send(draft(1));
  assert.ok(performance.now() - startedAt >= 149);
});

test("it bears what the server asked for, even when the transport is back earlier", async () => {
  const { send, tried, back } = start(async (draft) => {
    if (tried.length > 1) return accepted(draft);
    setImmediate(back);
    throw new Failure("rate-limited", "slow down", { retryAfterMs: 150 });
  }, 60_000);
  const startedAt = performance.now();
  await send(draft(1));
  const took = performance.now() - startedAt;
  assert.ok(took >= 149, `it waited ${took} ms`);
});

test("each attempt may take as long as the settings say", async () => {
  let patience: Patience | undefined;
  const { send, closing } = start(async (draft, given) => {
    patience = given;
    return accepted(draft);
  });
  await send(draft(1));
  assert.equal(patience?.timeoutMs, quick.timeoutMs);
  assert.equal(patience?.signal, closing.signal);
});

test("the end rejects with its reason whoever waits, in whatever state", async () => {
  const reason = new Failure("room-not-found", "over");
  const { send, closing } = start(async () => {
    throw new Failure("unreachable", "no way");
  });
  const sending = range(1, 3).map((n) => send(draft(n)));
  closing.abort(reason);
  for (const one of sending) await assert.rejects(one, reason);
  await assert.rejects(send(draft(4)), reason);
});

test("one draft more than may wait is rejected, and the others are not", async () => {
  const gate = deferred<void>();
  const { send } = start(async (draft) => {
    await gate.promise;
    return accepted(draft);
  });
  const sending = range(1, 1000).map((n) => send(draft(n)));
  await assert.rejects(send(draft(1001)), { code: "full" });
  gate.resolve();
  assert.equal((await Promise.all(sending)).length, 1000);
});
