import assert from "node:assert/strict";
import test from "node:test";
import { fitLines } from "./lines.ts";

const byLength = (line: string) => line.length;

test("parts share a line while they fit", () => {
  assert.deepEqual(fitLines(["aa", "bb", "cc"], 7, byLength), ["aa · bb", "cc"]);
  assert.deepEqual(fitLines(["aa", "bb"], 99, byLength), ["aa · bb"]);
});

test("a part wider than a line stands alone and whole", () => {
  assert.deepEqual(fitLines(["a", "bbbbbbbb", "c"], 5, byLength), ["a", "bbbbbbbb", "c"]);
});

test("nothing makes no line", () => {
  assert.deepEqual(fitLines([], 5, byLength), []);
});
