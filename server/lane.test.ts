import assert from "node:assert/strict";
import test, { describe } from "node:test";
import type { FaultSettings } from "#wire";
import { createFaults, type Road } from "./faults.ts";
import { createLane } from "./lane.ts";

/** A road with that trouble; `set` changes it. */
function makeRoad(trouble: Partial<FaultSettings> = {}, waits = { forgetMs: 10_000, lumpMs: 50 }) {
  const faults = createFaults(waits);
  faults.change("room", trouble);
  const set = (change: Partial<FaultSettings>) => void faults.change("room", change);
  return Object.assign(faults.road("room"), { set });
}
const normal = makeRoad();

/** Passes numbers through a lane and settles when all have come. */
function passAll(roads: Road[], random?: () => number, isDown = false) {
  const lane = createLane({ isDown, ...(random && { random }) });
  const came: { i: number; at: number }[] = [];
  return new Promise<typeof came>((resolve) => {
    for (const [i, road] of roads.entries()) {
      lane.pass(road, () => {
        came.push({ i, at: performance.now() });
        if (came.length === roads.length) resolve(came);
      });
    }
  });
}

describe("one direction of a connection", () => {
  test("without faults everything passes at once, in the same turn", () => {
    let passed = false;
    createLane({ isDown: false }).pass(normal, () => {
      passed = true;
    });
    assert.ok(passed);
  });

  test("half the round trip passes before it lets anything through", async () => {
    const start = performance.now();
    const [first] = await passAll([makeRoad({ delayMs: 80 })]);
    assert.ok((first?.at ?? 0) - start >= 39);
  });

  test("jitter changes no order", async () => {
    let turn = 0;
    const random = () => (turn++ % 2 === 0 ? 1 : 0);
    const faults = Array.from({ length: 50 }, () => makeRoad({ delayMs: 40, jitterMs: 20 }));
    const came = await passAll(faults, random);
    assert.deepEqual(
      came.map(({ i }) => i),
      faults.map((_, i) => i),
    );
  });

  test("what comes when the fault is over still queues behind what waits", async () => {
    const came = await passAll([makeRoad({ delayMs: 60 }), normal, normal]);
    assert.deepEqual(
      came.map(({ i }) => i),
      [0, 1, 2],
    );
  });

  test("too much waiting is refused, and a closed lane forgets what waits", () => {
    const lane = createLane({ isDown: false });
    let passed = 0;
    const slow = makeRoad({ delayMs: 2000 });
    const results = Array.from({ length: 5001 }, () => lane.pass(slow, () => passed++));
    assert.equal(results.filter((isTaken) => !isTaken).length, 1);
    lane.close();
    assert.equal(passed, 0);
  });

  test("a stall lets nothing through and tells nobody; what waited passes in order when it is over", async () => {
    const road = makeRoad({ stall: true });
    const lane = createLane({ isDown: false });
    const came: number[] = [];
    for (const i of [1, 2]) assert.ok(lane.pass(road, () => came.push(i)));
    assert.ok(lane.pass(normal, () => came.push(3)));
    assert.deepEqual(came, []);
    road.set({ dropAnswers: 0.1 });
    assert.deepEqual(came, []);
    road.set({ stall: false });
    await lane.emptied();
    assert.deepEqual(came, [1, 2, 3]);
  });

  test("what a stall held for too long is lost, and all that comes after it", () => {
    const road = makeRoad({ stall: true }, { forgetMs: 0, lumpMs: 50 });
    const lane = createLane({ isDown: false });
    let passed = 0;
    lane.pass(road, () => passed++);
    road.set({ stall: false });
    assert.ok(lane.pass(road, () => passed++));
    assert.equal(passed, 0);
  });

  test("more than a stall can hold is lost without a word", () => {
    const road = makeRoad({ stall: true });
    const lane = createLane({ isDown: false });
    for (let i = 0; i < 5002; i++) assert.ok(lane.pass(road, () => assert.fail("it passed")));
    road.set({ stall: false });
  });

  test("buffering lets what goes down leave in lumps, and what goes up at once", async () => {
    const road = makeRoad({ buffering: true });
    let isUp = false;
    createLane({ isDown: false }).pass(road, () => {
      isUp = true;
    });
    assert.ok(isUp);
    const came = await passAll([road, road, road], undefined, true);
    const turns = new Set(came.map(({ at }) => Math.floor(at / 50)));
    assert.equal(turns.size, 1);
  });
});
