import assert from "node:assert/strict";
import test from "node:test";
import v8 from "node:v8";
import vm from "node:vm";
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

test("what was taken from a long query does not keep the rest of it in memory", () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  const padding = (i: number) => `${i}`.padEnd(15_000, "x");
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  for (const mark of ["", "%41"]) {
    const before = heap();
    const names = Array.from({ length: 1000 }, (_, i) =>
      new TargetQuery(`client=somebody-with-a-name-${i}&more=${mark}${padding(i)}`).get("client"),
    );
    const grownBy = heap() - before;
    assert.equal(names[7], "somebody-with-a-name-7");
    assert.ok(grownBy < 2_000_000, `${grownBy} bytes`);
  }
});
