import assert from "node:assert/strict";
import test from "node:test";
import { range } from "../testing.ts";
import { createAges } from "./ages.ts";

const filled = (values: Iterable<number>) => {
  const ages = createAges();
  for (const value of values) ages.add(value);
  return ages;
};

test("before the first message there is nothing to tell", () => {
  const nothing = { last: undefined, p50: undefined, p95: undefined, p99: undefined };
  assert.deepEqual(createAges().read(0), { ...nothing, max: undefined, n: 0, leftOut: 0 });
});

test("the last age is there from the first message on, the spread from five, the tail from twenty", () => {
  const spread = (n: number) => {
    const { last, p50, p95, p99, max } = filled(range(1, n)).read(0);
    return { last, p50, p95, p99, max };
  };
  const none = { p50: undefined, p95: undefined, p99: undefined, max: undefined };
  assert.deepEqual(spread(4), { ...none, last: 4 });
  assert.deepEqual(spread(5), { ...none, last: 5, p50: 3, max: 5 });
  assert.deepEqual(spread(19), { ...none, last: 19, p50: 10, max: 19 });
  assert.deepEqual(spread(20), { last: 20, p50: 10, p95: 19, p99: 20, max: 20 });
});

test("quantiles do not depend on the order in which messages came", () => {
  const shuffled = range(1, 1000).map((n) => (n * 617) % 1000);
  const { p50, p95, p99, max, last } = filled(shuffled).read(0);
  assert.deepEqual([p50, p95, p99, max], [499, 949, 989, 999]);
  assert.equal(last, 0);
});

test("the offset of the clocks is added when it is read, so that a better one mends all ages", () => {
  const ages = filled([5010, 5020, 5030, 5040, 5050]);
  const { last, p50, max } = ages.read(-5000);
  assert.deepEqual([last, p50, max], [50, 30, 50]);
  assert.equal(ages.read(-4990).p50, 40);
});

test("an age is never negative", () => {
  const { last, p50, max } = filled([-3, -2, -1, 1, -4]).read(0);
  assert.deepEqual([last, p50, max], [0, 0, 1]);
});

test("what was left out is counted apart", () => {
  const ages = filled([1, 2]);
  ages.leaveOut();
  assert.deepEqual([ages.read(0).n, ages.read(0).leftOut], [2, 1]);
});

test("beyond ten thousand, the newest ten thousand are told of", () => {
  const { n, last, p50, max } = filled(range(1, 25_000)).read(0);
  assert.deepEqual([n, last, p50, max], [10_000, 25_000, 20_000, 25_000]);
});

test("a reset forgets all of it", () => {
  const ages = filled(range(1, 30));
  ages.leaveOut();
  ages.reset();
  assert.deepEqual(ages.read(0), createAges().read(0));
});
