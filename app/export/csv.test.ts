import assert from "node:assert/strict";
import test from "node:test";
import { toCsv } from "./csv.ts";

/** The file without its mark, as lines. */
const lines = (text: string) => text.slice(1).split("\r\n");

test("a file begins with a byte order mark and ends each row with CR LF", () => {
  assert.equal(toCsv([["a", 1], ["b"]]), "\uFEFFa,1\r\nb\r\n");
});

test("a cell with a comma, a quote or a line break is quoted, its quotes doubled", () => {
  assert.equal(lines(toCsv([["a,b", 'say "hi"', "plain"]]))[0], '"a,b","say ""hi""",plain');
  assert.equal(toCsv([["two\nlines"]]), '\uFEFF"two\nlines"\r\n');
});

test("a text that a spreadsheet would run gets an apostrophe, also within quotes", () => {
  for (const start of ["=", "+", "-", "@", "\t"]) {
    assert.equal(lines(toCsv([[`${start}1+1`]]))[0], `'${start}1+1`);
  }
  assert.equal(lines(toCsv([['=HYPERLINK("x","y")']]))[0], '"\'=HYPERLINK(""x"",""y"")"');
});

test("a number below zero stays a number", () => {
  assert.equal(lines(toCsv([[-3, 0.5, 0]]))[0], "-3,0.5,0");
});

test("nothing, and what is no number, leaves the cell empty", () => {
  assert.equal(lines(toCsv([[undefined, Number.NaN, "", 1]]))[0], ",,,1");
});

test("other scripts pass as they are", () => {
  assert.equal(lines(toCsv([["短轮询", "😀"]]))[0], "短轮询,😀");
});
