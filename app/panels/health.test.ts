import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { createStore } from "../store.ts";
import type { Status } from "../transports/transport.ts";
import { createHealth } from "./health.ts";
import type { PanelStatus } from "./panel.ts";

const open: Status = { state: "open" };
const closed: Status = { state: "closed" };
const retrying: Status = { state: "retrying", attempt: 1, nextAt: 0, cause: "unreachable" };
const stopping: Status = { ...retrying, cause: "stopping" };

/** Three panels whose status a test sets, watched, with a clock that a test moves. */
function start(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  const views: PanelStatus[] = [1, 2, 3].map(() => ({ status: open, recovery: undefined }));
  const stores = views.map((_, i) => createStore(0, () => views[i] as PanelStatus));
  const { health, watch } = createHealth(stores.map((status) => ({ status })));
  let told = 0;
  t.after(
    health.subscribe(() => {
      told += 1;
    }),
  );
  t.after(watch());
  const set = (panel: number, status: Status, recovered?: number) => {
    const at = Date.now();
    const recovery = recovered === undefined ? undefined : { count: recovered, at };
    views[panel] = { status, recovery };
    stores[panel]?.changed();
    t.mock.timers.tick(1);
  };
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10) t.mock.timers.tick(10);
  };
  return { health, set, pass, told: () => told };
}

const fine = { isTroubled: false, cause: undefined, isStopping: false, recovered: undefined };

test("trouble is told of once it has lasted, and a short one never", (t) => {
  const { health, set, pass } = start(t);
  set(0, retrying);
  pass(2000);
  assert.deepEqual(health.get(), fine);
  set(0, open, 0);
  pass(5000);
  assert.deepEqual(health.get(), fine);
  set(1, retrying);
  pass(2600);
  assert.deepEqual(health.get(), { ...fine, isTroubled: true, cause: "unreachable" });
});

test("a cause is told for all as long as all that are in trouble have the same", (t) => {
  const { health, set, pass } = start(t);
  set(0, retrying);
  set(1, retrying);
  pass(2600);
  assert.equal(health.get().cause, "unreachable");
  set(1, { ...retrying, cause: "timeout" });
  assert.equal(health.get().cause, undefined);
  set(0, open, 0);
  assert.equal(health.get().cause, "timeout");
});

test("trouble that goes from attempt to attempt is one", (t) => {
  const { health, set, pass } = start(t);
  for (let attempt = 1; attempt <= 6; attempt++) {
    set(0, { ...retrying, attempt });
    pass(500);
  }
  assert.equal(health.get().isTroubled, true);
});

test("a server that says it stops is believed at once", (t) => {
  const { health, set, pass } = start(t);
  set(2, stopping);
  pass(10);
  assert.equal(health.get().isTroubled, true);
});

test("it ends when all are back, and the most that one of them had missed is shown for a moment", (t) => {
  const { health, set, pass } = start(t);
  for (const panel of [0, 1, 2]) set(panel, stopping);
  pass(3000);
  set(0, open, 4);
  set(1, open, 7);
  pass(100);
  assert.equal(health.get().isTroubled, true);
  set(2, open, 5);
  pass(100);
  assert.deepEqual(health.get(), { ...fine, recovered: 7 });
  pass(3000);
  assert.deepEqual(health.get(), fine);
});

test("what was recovered from an earlier trouble is not counted again", (t) => {
  const { health, set, pass } = start(t);
  set(0, stopping);
  set(0, open, 9);
  pass(10_000);
  set(1, stopping);
  set(1, open, 2);
  pass(100);
  assert.equal(health.get().recovered, 2);
});

test("a long trouble is told of once, not again and again", (t) => {
  const { set, pass, told } = start(t);
  set(0, retrying);
  pass(2600);
  const before = told();
  pass(60_000);
  assert.equal(told(), before);
});

test("a pause is no trouble, and ends one", (t) => {
  const { health, set, pass } = start(t);
  set(0, retrying);
  for (const panel of [0, 1, 2]) set(panel, closed);
  pass(5000);
  assert.deepEqual(health.get(), fine);
  for (const panel of [0, 1, 2]) set(panel, open);
  pass(100);
  assert.deepEqual(health.get(), fine);
});
