import assert from "node:assert/strict";
import test from "node:test";
import { createMemory } from "../testing-panels.ts";
import { keepAnswer, readAnswer } from "./answer.ts";
import { drawable, drawName } from "./drawn-name.ts";

test("a drawn name is kept in its class, and drawn again in another", () => {
  const memory = createMemory();
  const first = drawName("a", memory);
  assert.deepEqual(drawName("a", memory), first);
  const others = Array.from({ length: 20 }, (_, i) => drawName(`room-${i}`, memory).join());
  assert.ok(new Set(others).size > 10, "names differ");
  for (const n of first) assert.ok(n >= 0 && n < drawable);
});

test("what is kept under the name's place and is no name is drawn anew", () => {
  for (const kept of ["", "x y", "1", "-1 2", "1 99", "1.5 2"]) {
    const memory = createMemory();
    memory.set("drawn-name:r", kept);
    for (const n of drawName("r", memory)) {
      assert.ok(Number.isInteger(n) && n >= 0 && n < drawable, kept);
    }
  }
});

test("an answer is kept in its class; what is none is passed over", () => {
  const memory = createMemory();
  assert.equal(readAnswer("r", memory), undefined);
  const answer = { id: "v", choice: "a", draft: "d" };
  keepAnswer("r", memory, answer);
  assert.deepEqual(readAnswer("r", memory), answer);
  assert.equal(readAnswer("s", memory), undefined);
  memory.set("answer:r", "{ broken");
  assert.equal(readAnswer("r", memory), undefined);
});
