import assert from "node:assert/strict";
import test from "node:test";
import { codeInPath, faultOf, readCode } from "./code.ts";

test("a code is read in either case, with blanks, with dashes and in full width", () => {
  for (const typed of ["K7QF", "k7qf", " k 7 q f ", "k7-qf", "Ｋ７ｑｆ", "K7QF\n"]) {
    assert.equal(readCode(typed), "K7QF", typed);
  }
});

test("what is typed too much is let go of", () => {
  assert.equal(readCode("k7qfx"), "K7QF");
  assert.equal(readCode("★汉"), "");
});

test("a code in a path is read whatever stands there", () => {
  assert.equal(codeInPath("k7%20qf"), "K7QF");
  assert.equal(codeInPath("%zz7"), "ZZ7");
});

test("what no code can be has its reason told", () => {
  assert.equal(faultOf(""), "short");
  assert.equal(faultOf("K7Q"), "short");
  for (const letter of "0O1IL") assert.equal(faultOf(`K7Q${letter}`), "letters", letter);
  assert.equal(faultOf("K7QF"), undefined);
});
