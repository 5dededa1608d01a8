import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createTurns } from "./turns.ts";

test("nobody begins before all have come, and then it goes round", async () => {
  const turns = createTurns(3, 2);
  const seen: string[] = [];
  let busy = 0;
  const joined = ["a", "b", "c"].map(async (name, i) => {
    await pause(i * 5);
    if (i < 2) assert.deepEqual(seen, []);
    await turns.join(async () => {
      busy += 1;
      assert.equal(busy, 1);
      await pause(1);
      seen.push(name);
      busy -= 1;
    });
  });
  await Promise.all(joined);
  assert.deepEqual(seen, ["a", "b", "c", "a", "b", "c"]);
});

test("who leaves is waited for no more, even while the others wait", async () => {
  const turns = createTurns(2, 1);
  let runs = 0;
  const joined = turns.join(async () => {
    runs += 1;
  });
  await pause(5);
  assert.equal(runs, 0);
  turns.leave();
  await joined;
  assert.equal(runs, 1);
});

test("a failure is everybody's", async () => {
  const turns = createTurns(2, 3);
  let runs = 0;
  const fine = turns.join(async () => {
    runs += 1;
  });
  const bad = turns.join(async () => {
    throw new Error("broken");
  });
  await assert.rejects(fine, /broken/);
  await assert.rejects(bad, /broken/);
  assert.equal(runs, 1);
});
