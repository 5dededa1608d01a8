import assert from "node:assert/strict";
import test from "node:test";
import { makeMessage, range } from "../testing.ts";
import { createMemory } from "../testing-panels.ts";
import { createKeptDrafts } from "./kept-drafts.ts";
import { createOutgoing } from "./outgoing.ts";

const draft = (n: number) => ({ id: `d${n}`, text: `text ${n}`, sentAt: n });

function start(before: number[] = []) {
  const memory = createMemory();
  createKeptDrafts(memory, "drafts").write(before.map(draft));
  const outgoing = createOutgoing(createKeptDrafts(memory, "drafts"));
  /** What another page would restore now. */
  const kept = () =>
    createKeptDrafts(memory, "drafts")
      .read()
      .map(({ id }) => id);
  const ids = () => outgoing.pending.map((item) => item.draft.id);
  return { outgoing, kept, ids };
}

test("drafts of before a reload come first, and have no click to reckon from", () => {
  const { outgoing, ids } = start([1, 2]);
  outgoing.add(draft(3));
  assert.deepEqual(ids(), ["d1", "d2", "d3"]);
  const back = range(1, 3).map((n) => makeMessage(n, { id: `d${n}` }));
  const { count, trips } = outgoing.delivered(back);
  assert.deepEqual([count, trips.length, ids()], [3, 1, []]);
});

test("a draft is kept until it is accepted, refused or delivered", () => {
  const { outgoing, kept } = start();
  for (const n of range(1, 4)) outgoing.add(draft(n));
  assert.deepEqual(kept(), ["d1", "d2", "d3", "d4"]);
  outgoing.accepted("d1", 1);
  assert.deepEqual(kept(), ["d2", "d3", "d4"]);
  outgoing.refused("d3", "invalid");
  assert.deepEqual(kept(), ["d2", "d4"]);
  outgoing.delivered([makeMessage(2, { id: "d2" })]);
  assert.deepEqual(kept(), ["d4"]);
  outgoing.reset();
  assert.deepEqual(kept(), ["d4"]);
});

test("what was accepted under a number that has passed waits no longer", () => {
  const { outgoing, ids } = start();
  for (const n of range(1, 4)) outgoing.add(draft(n));
  outgoing.accepted("d1", 7);
  outgoing.accepted("d2", 9);
  outgoing.refused("d3", "invalid");
  outgoing.passed(undefined);
  assert.equal(ids().length, 4);
  outgoing.passed(8);
  assert.deepEqual(ids(), ["d2", "d3", "d4"]);
});

test("after a gap nothing is waited for that was accepted before", () => {
  const { outgoing, ids } = start();
  for (const n of range(1, 3)) outgoing.add(draft(n));
  outgoing.accepted("d1", 1000);
  outgoing.refused("d2", "invalid");
  outgoing.cut();
  assert.deepEqual(ids(), ["d2", "d3"]);
});

test("too many at once are refused, and none that waits is let go of", () => {
  const { outgoing, ids } = start();
  for (const n of range(1, 1000)) assert.equal(outgoing.add(draft(n)), true);
  for (const n of range(1001, 1300)) assert.equal(outgoing.add(draft(n)), false);
  assert.deepEqual(
    ids().slice(0, 1000),
    range(1, 1000).map((n) => `d${n}`),
  );
  assert.deepEqual(
    ids().slice(1000),
    range(1201, 1300).map((n) => `d${n}`),
  );
  assert.equal(outgoing.pending.at(-1)?.cause, "full");
  outgoing.accepted("d1", 1);
  assert.equal(outgoing.add(draft(2000)), true);
});
