import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Message } from "#wire";
import { now } from "./clock.ts";
import { createMetrics } from "./metrics.ts";
import { Tally } from "./tally.ts";
import { named, parseMetrics } from "./testing-metrics.ts";

function start(t: TestContext) {
  const counts = new Tally().read();
  const metrics = createMetrics({ totals: () => ({ one: counts, two: counts }) });
  t.after(metrics.close);
  return {
    hand(transport: string, page: Message[], sockets: number) {
      for (let i = 0; i < sockets; i++) metrics.handedOver(transport, page);
    },
    async read(transport: string) {
      const { value } = parseMetrics(await metrics.read());
      const of = (rest: string, labels = {}) =>
        value(named(`message_age_seconds_${rest}`), { transport, ...labels }) ?? 0;
      return { count: of("count"), within1s: of("bucket", { le: "1" }), sum: of("sum") };
    },
  };
}

const aged = (...ages: number[]) => ages.map((ms) => ({ acceptedAt: now() - ms })) as Message[];

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test("each message of a page counts once for each socket it is handed to, whoever reads when", async (t) => {
  const { hand, read } = start(t);
  const page = aged(3000, 40);
  hand("one", page, 10);
  hand("two", page, 5);
  hand("one", page, 10);
  const first = await read("one");
  assert.deepEqual([first.count, first.within1s], [40, 20]);
  assert.ok(first.sum >= 20 * 3.04, `${first.sum} s`);
  hand("one", page, 10);
  const second = await read("one");
  assert.deepEqual([second.count, second.within1s], [60, 30]);
  const { count, within1s } = await read("two");
  assert.deepEqual([count, within1s], [10, 5]);
});

test("a page that is handed out again later is older then", async (t) => {
  const { hand, read } = start(t);
  const page = aged(0);
  hand("one", page, 1);
  block(30);
  hand("one", page, 1);
  const inOneTurn = await read("one");
  assert.ok(inOneTurn.sum >= 0.03, `${inOneTurn.sum} s`);
  block(30);
  hand("one", page, 1);
  const { count, sum } = await read("one");
  assert.equal(count, 3);
  assert.ok(sum >= 0.09, `${sum} s`);
});

test("who hands out a page to a thousand sockets pays little: a few milliseconds at most", (t) => {
  const { hand } = start(t);
  const best = (run: () => void) =>
    Math.min(
      ...Array.from({ length: 50 }, () => {
        const from = performance.now();
        run();
        return performance.now() - from;
      }),
    );
  const page = aged(...Array.from({ length: 64 }, (_, i) => i));
  const shared = best(() => hand("one", page, 1000));
  const apart = best(() => {
    for (let i = 0; i < 1000; i++) hand("one", page.slice(), 1);
  });
  t.diagnostic(
    `${(shared * 1000).toFixed(0)} µs, each with a page of its own ${apart.toFixed(1)} ms`,
  );
  assert.ok(shared < 3, `${shared} ms`);
  assert.ok(shared < apart / 3, `${shared} ms and ${apart} ms`);
});
