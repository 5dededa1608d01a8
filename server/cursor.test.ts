import assert from "node:assert/strict";
import test from "node:test";
import { cursorAt, readCursor } from "./cursor.ts";

test("a cursor brings back the number it was made with", () => {
  for (const seq of [0, 1, 42, 999_999_999_999]) {
    assert.equal(readCursor(cursorAt("ab3", seq), "ab3"), seq);
  }
});

test("a cursor of another log says nothing", () => {
  assert.equal(readCursor(cursorAt("ab3", 1), "ab4"), undefined);
});

test("what is not a cursor says nothing", () => {
  const texts = ["", ".", "ab3", "ab3.", ".1", "ab3.-1", "ab3.01", "ab3.1.5", "ab3.1e3", " ab3.1"];
  for (const text of [...texts, "ab3.1\n", "AB3.1", `ab3.${"9".repeat(16)}`]) {
    assert.equal(readCursor(text, "ab3"), undefined, JSON.stringify(text));
  }
});

test("a cursor needs no escaping in a query", () => {
  const cursor = cursorAt("ab3", 7);
  assert.equal(encodeURIComponent(cursor), cursor);
});
