import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { createLane } from "./lane.ts";

const normal = { delayMs: 0, jitterMs: 0 };

/** Passes numbers through a lane and settles when all have come. */
function passAll(faults: { delayMs: number; jitterMs: number }[], random?: () => number) {
  const lane = createLane(random);
  const came: { i: number; at: number }[] = [];
  return new Promise<typeof came>((resolve) => {
    for (const [i, fault] of faults.entries()) {
      lane.pass(fault, () => {
        came.push({ i, at: performance.now() });
        if (came.length === faults.length) resolve(came);
      });
    }
  });
}

describe("one direction of a connection", () => {
  test("without faults everything passes at once, in the same turn", () => {
    let passed = false;
    createLane().pass(normal, () => {
      passed = true;
    });
    assert.ok(passed);
  });

  test("half the round trip passes before it lets anything through", async () => {
    const start = performance.now();
    const [first] = await passAll([{ delayMs: 80, jitterMs: 0 }]);
    assert.ok((first?.at ?? 0) - start >= 39);
  });

  test("jitter changes no order", async () => {
    let turn = 0;
    const random = () => (turn++ % 2 === 0 ? 1 : 0);
    const faults = Array.from({ length: 50 }, () => ({ delayMs: 40, jitterMs: 20 }));
    const came = await passAll(faults, random);
    assert.deepEqual(
      came.map(({ i }) => i),
      faults.map((_, i) => i),
    );
  });

  test("what comes when the fault is over still queues behind what waits", async () => {
    const came = await passAll([{ delayMs: 60, jitterMs: 0 }, normal, normal]);
    assert.deepEqual(
      came.map(({ i }) => i),
      [0, 1, 2],
    );
  });

  test("too much waiting is refused, and a closed lane forgets what waits", () => {
    const lane = createLane();
    let passed = 0;
    const slow = { delayMs: 2000, jitterMs: 0 };
    const results = Array.from({ length: 5001 }, () => lane.pass(slow, () => passed++));
    assert.equal(results.filter((isTaken) => !isTaken).length, 1);
    lane.close();
    assert.equal(passed, 0);
  });
});
