import assert from "node:assert/strict";
import test from "node:test";
import { range } from "../testing.ts";
import { createMemory } from "../testing-panels.ts";
import { createKeptDrafts } from "./kept-drafts.ts";

const draft = (n: number) => ({ id: `d${n}`, author: "Ada", text: `text ${n}`, sentAt: n });

test("what was written is read after a reload, in its order", () => {
  const memory = createMemory();
  createKeptDrafts(memory, "drafts").write([draft(2), draft(1)]);
  assert.deepEqual(createKeptDrafts(memory, "drafts").read(), [draft(2), draft(1)]);
  assert.deepEqual(createKeptDrafts(memory, "others").read(), []);
});

test("none leave nothing behind", () => {
  const memory = createMemory();
  const kept = createKeptDrafts(memory, "drafts");
  kept.write([draft(1)]);
  assert.deepEqual(memory.names(), ["drafts"]);
  kept.write([]);
  assert.deepEqual(memory.names(), []);
});

test("the earliest two hundred are kept", () => {
  const memory = createMemory();
  createKeptDrafts(memory, "drafts").write(range(1, 1000).map(draft));
  assert.deepEqual(createKeptDrafts(memory, "drafts").read(), range(1, 200).map(draft));
});

test("it is written only when the set has changed", (t) => {
  const memory = createMemory();
  const set = t.mock.method(memory, "set");
  const kept = createKeptDrafts(memory, "drafts");
  for (const _ of range(1, 5)) kept.write([draft(1)]);
  assert.equal(set.mock.callCount(), 1);
});

test("what is no draft is passed over", () => {
  const memory = createMemory();
  const strange = ["", "{", "null", "7", '{"id":"d1"}', '[null,7,"x",{"id":"d1"}]'];
  for (const text of strange) {
    memory.set("drafts", text);
    assert.deepEqual(createKeptDrafts(memory, "drafts").read(), [], text);
  }
  memory.set("drafts", JSON.stringify([null, draft(1), { ...draft(2), author: 7 }]));
  assert.deepEqual(createKeptDrafts(memory, "drafts").read(), [draft(1)]);
});
