import assert from "node:assert/strict";
import { once } from "node:events";
import test from "node:test";
import { Failure } from "./failure.ts";
import { limit } from "./limit.ts";

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

test("it aborts with a time-out when the time is over", async () => {
  const { signal } = limit({ signal: new AbortController().signal, timeoutMs: 20 });
  await once(signal, "abort");
  assert.ok(signal.reason instanceof Failure);
  assert.equal(signal.reason.code, "timeout");
  assert.equal(signal.reason.isFinal, false);
});

test("it aborts with the caller's reason when the caller does", () => {
  const caller = new AbortController();
  const { signal, end } = limit({ signal: caller.signal, timeoutMs: 60_000 });
  caller.abort(new Error("enough"));
  assert.equal(signal.reason.message, "enough");
  end();
});

test("it is aborted from the start when the caller was", () => {
  const over = AbortSignal.abort(new Error("over"));
  const { signal, end } = limit({ signal: over, timeoutMs: 60_000 });
  assert.equal(signal.reason.message, "over");
  end();
});

test("once it has ended, nothing aborts it and no timer is left", () => {
  const before = timers();
  const caller = new AbortController();
  const { signal, end } = limit({ signal: caller.signal, timeoutMs: 60_000 });
  assert.equal(timers(), before + 1);
  end();
  assert.equal(timers(), before);
  caller.abort();
  assert.equal(signal.aborted, false);
});
