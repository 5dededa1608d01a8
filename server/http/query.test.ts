import assert from "node:assert/strict";
import test from "node:test";
import { TargetQuery } from "./query.ts";

test("a query is read as URLSearchParams reads it", () => {
  const texts = [
    "",
    "a=1",
    "a=1&b=2",
    "b=2&a=1&a=3",
    "a",
    "a=",
    "a&b",
    "ab=1&a=2",
    "a=b=c",
    "=1&a=2",
    "&&a=1&",
    "b=a&aa=2",
    "?a=1",
    "a=%41&b=+",
    "%61=1",
    "a=1&%61=2&b=%",
    "a=%C3%A9&b=é",
    "A=1",
  ];
  for (const text of texts)
    for (const name of ["a", "b", "ab", "aa"])
      assert.equal(
        new TargetQuery(text).get(name),
        new URLSearchParams(text).get(name),
        `${name} of "${text}"`,
      );
});
