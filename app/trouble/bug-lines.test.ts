import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { bugNames } from "#wire";
import { bugLines, type Lines } from "./bug-lines.ts";

const root = new URL("../../", import.meta.url);

/** The lines of a file, without what indents them. */
const linesOf = (file: string) =>
  readFileSync(new URL(file, root), "utf8")
    .split("\n")
    .map((line) => line.trim());

function expectThere({ file, lines }: Lines): void {
  const there = linesOf(file);
  for (const line of lines) assert.ok(there.includes(line), `${file} has no line “${line}”`);
}

for (const bug of bugNames) {
  const { model, bug: wrong } = bugLines[bug];

  test(`every line shown of the bug ${bug} stands in the file it is said to come from`, () => {
    for (const some of [...model, ...wrong]) expectThere(some);
  });

  test(`the bug ${bug} shows lines of both sides, and those of the bug are not the model's`, () => {
    for (const some of [model, wrong]) assert.ok(some.some(({ lines }) => lines.length > 0));
    const right = model.flatMap(({ file }) => linesOf(file));
    for (const line of wrong.flatMap(({ lines }) => lines)) assert.ok(!right.includes(line), line);
  });
}
