import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";
import { knownNames } from "./known-names.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("each variable that the server knows is named once", () => {
  const known = [...new Set(knownNames())].sort();

  test("in .env.example, and no other", () => {
    const named = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    assert.deepEqual(named.sort(), known);
  });

  for (const file of ["README.md", "README.zh-CN.md"])
    test(`in the tables of ${file}`, () => {
      const cells = [...read(file).matchAll(/^\| (`[A-Z_]+`[^|]*) \|/gm)].map(([, cell]) => cell);
      const named = [...cells.join().matchAll(/`([A-Z_]+)`/g)].map(([, name = ""]) => name);
      assert.deepEqual(named.filter((name) => known.includes(name)).sort(), known);
    });
});
