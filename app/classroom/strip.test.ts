import assert from "node:assert/strict";
import test from "node:test";
import type { Phone } from "#wire-class";
import { axisMs, placeOf, stripOf } from "./strip.ts";

const phone = (handle: string, ageMs?: number): Phone => ({
  handle,
  transport: "held",
  isHere: true,
  isMuted: false,
  isSimulated: false,
  sends: 0,
  ...(ageMs !== undefined && { last: { seq: 1, ageMs } }),
});

test("ten times as long is equally far everywhere on the axis, and nothing leaves it", () => {
  assert.equal(placeOf(axisMs.from), 0);
  assert.equal(placeOf(axisMs.to), 1);
  assert.equal(placeOf(-5), 0);
  assert.equal(placeOf(1e9), 1);
  assert.ok(Math.abs(placeOf(100) - placeOf(10) - (placeOf(1000) - placeOf(100))) < 1e-9);
});

test("each phone that told of a message has one mark, within its lane", () => {
  const phones = Array.from({ length: 200 }, (_, i) => phone(`p${i}`, 5 + (i % 3)));
  const marks = stripOf([...phones, phone("silent")]);
  assert.equal(marks.length, 200);
  assert.equal(new Set(marks.map(({ handle }) => handle)).size, 200);
  for (const { y } of marks) assert.ok(y >= 0.1 - 1e-9 && y <= 0.9 + 1e-9, String(y));
});

test("phones of the same age do not cover one another, a lone one stands in the middle", () => {
  const same = stripOf([phone("a", 10), phone("b", 10), phone("c", 10)]).map(({ y }) => y);
  assert.equal(new Set(same).size, 3);
  assert.equal(stripOf([phone("a", 10), phone("b", 9000)])[0]?.y, 0.5);
});
