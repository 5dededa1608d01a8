import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
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

const epochs = fc.stringMatching(/^[a-z0-9]{1,32}$/);
const seqs = fc.integer({ min: 0, max: 999_999_999_999_999 });

test("any number of any log comes back, and only to that log", () => {
  fc.assert(
    fc.property(epochs, epochs, seqs, (epoch, other, seq) => {
      const cursor = cursorAt(epoch, seq);
      assert.equal(readCursor(cursor, epoch), seq);
      if (other !== epoch) assert.equal(readCursor(cursor, other), undefined);
      assert.equal(encodeURIComponent(cursor), cursor);
    }),
  );
});

test("any text is read without an error, and is a cursor only if it is written as one", () => {
  const alike = fc
    .tuple(fc.constantFrom("ab3.", "ab3", ".", ""), fc.string())
    .map((it) => it.join(""));
  const digits = fc.stringMatching(/^ab3\.[0-9]{1,20}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), alike, digits), (text) => {
      const seq = readCursor(text, "ab3");
      if (seq === undefined) return;
      assert.ok(Number.isSafeInteger(seq) && seq >= 0);
      assert.equal(cursorAt("ab3", seq), text);
    }),
  );
});
