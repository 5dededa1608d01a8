import assert from "node:assert/strict";
import test from "node:test";
import type { Message } from "#wire";
import { createMetrics } from "./metrics.ts";
import { Tally } from "./tally.ts";
import { named, parseMetrics } from "./testing-metrics.ts";

test("metrics tell each message of a page once for each socket it is handed to, whoever reads when", async (t) => {
  const counts = new Tally().read();
  const metrics = createMetrics({ totals: () => ({ one: counts, two: counts }) });
  t.after(metrics.close);
  const page = [{ acceptedAt: Date.now() - 3000 }, { acceptedAt: Date.now() - 40 }] as Message[];
  const read = async (transport: string) => {
    const { value } = parseMetrics(await metrics.read());
    const of = (rest: string, labels = {}) =>
      value(named(`message_age_seconds_${rest}`), { transport, ...labels });
    return [of("count"), of("bucket", { le: "1" }), Math.round(of("sum") ?? 0)];
  };
  const hand = (transport: string, sockets: number) => {
    for (let i = 0; i < sockets; i++) metrics.handedOver(transport, page);
  };
  hand("one", 10);
  hand("two", 5);
  hand("one", 10);
  assert.deepEqual(await read("one"), [40, 20, 61]);
  hand("one", 10);
  assert.deepEqual(await read("one"), [60, 30, 91]);
  assert.deepEqual(await read("two"), [10, 5, 15]);
});

test("metrics cost a delivery little: a commit to a thousand sockets at most a few milliseconds", (t) => {
  const metrics = createMetrics({ totals: () => ({}) });
  t.after(metrics.close);

  const message = { acceptedAt: Date.now() } as Message;
  const rounds = Array.from({ length: 50 }, () => {
    const from = performance.now();
    for (let i = 0; i < 1000; i++) metrics.handedOver("a transport", [message]);
    return performance.now() - from;
  });
  const best = Math.min(...rounds);
  t.diagnostic(`${(best * 1000).toFixed(0)} µs for a thousand deliveries`);
  assert.ok(best < 3, `${best} ms`);
});
