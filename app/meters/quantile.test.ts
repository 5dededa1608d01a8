import assert from "node:assert/strict";
import test from "node:test";
import { range } from "../testing.ts";
import { quantile } from "./quantile.ts";

test("a quantile is the smallest value that at least that share does not exceed", () => {
  const sorted = [10, 20, 30, 40];
  assert.equal(quantile(sorted, 0.25), 10);
  assert.equal(quantile(sorted, 0.26), 20);
  assert.equal(quantile(sorted, 0.5), 20);
  assert.equal(quantile(sorted, 0.75), 30);
});

test("0 is the smallest, 1 the largest", () => {
  assert.equal(quantile([3, 7, 9], 0), 3);
  assert.equal(quantile([3, 7, 9], 1), 9);
  assert.equal(quantile([5], 0.99), 5);
});

test("of a hundred values it is the one with that number", () => {
  for (const n of range(1, 100)) assert.equal(quantile(range(1, 100), n / 100), n);
});

test("it is always one of the values, never between two", () => {
  const sorted = Float64Array.from([1.5, 2.5, 1000]);
  for (const n of range(0, 20)) assert.ok(sorted.includes(quantile(sorted, n / 20)));
});
