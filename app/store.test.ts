import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { createStore } from "./store.ts";
import { createBell } from "./testing.ts";

/** A store of a number that counts how often it was looked at. */
function start(t: TestContext, everyMs: number) {
  let value = 0;
  const lookedAt: number[] = [];
  const look = t.mock.fn(() => {
    lookedAt.push(performance.now());
    return { value };
  });
  const store = createStore(everyMs, look);
  const set = (next: number) => {
    value = next;
    store.changed();
  };
  return { store, set, lookedAt, looks: () => look.mock.callCount() };
}

describe("a store", () => {
  test("tells of a thousand changes a second at most once per period, and of the last one", async (t) => {
    const { store, set, lookedAt } = start(t, 100);
    const bell = createBell();
    let told = 0;
    const undo = store.subscribe(() => {
      told += 1;
      bell.ring();
    });
    t.after(undo);
    const startedAt = performance.now();
    let changes = 0;
    while (performance.now() - startedAt < 1000) {
      for (let i = 0; i < 100; i++) set(++changes);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await bell.until(() => store.get().value === changes);
    assert.ok(changes > 1000, `${changes} changes`);
    assert.ok(told >= 5 && told <= 12, `told ${told} times`);
    // It looks just before it tells; the first look was when nobody listened.
    const times = lookedAt.slice(1);
    assert.equal(times.length, told);
    times.slice(1).forEach((at, i) => {
      assert.ok(at - (times[i] ?? 0) >= 98, `${at - (times[i] ?? 0)} ms between two`);
    });
  });

  test("tells of the first change at once", async (t) => {
    const { store, set } = start(t, 60_000);
    const bell = createBell();
    t.after(store.subscribe(bell.ring));
    set(1);
    await bell.until(() => store.get().value === 1);
  });

  test("shows the same object until it tells of another", async (t) => {
    const { store, set } = start(t, 20);
    const bell = createBell();
    const seen: unknown[] = [];
    t.after(
      store.subscribe(() => {
        seen.push(store.get());
        bell.ring();
      }),
    );
    const first = store.get();
    set(1);
    set(2);
    assert.equal(store.get(), first);
    await bell.until(() => seen.length > 0);
    assert.deepEqual(seen, [{ value: 2 }]);
    assert.equal(store.get(), seen[0]);
  });

  test("computes nothing while nobody listens, and once when it is asked", (t) => {
    const { store, set, looks } = start(t, 0);
    const before = looks();
    for (let i = 1; i <= 1000; i++) set(i);
    assert.equal(looks(), before);
    assert.deepEqual(store.get(), { value: 1000 });
    assert.equal(store.get(), store.get());
    assert.equal(looks(), before + 1);
  });

  test("tells a newcomer of what changed before", async (t) => {
    const { store, set } = start(t, 20);
    set(7);
    const bell = createBell();
    t.after(store.subscribe(bell.ring));
    await bell.until(() => store.get().value === 7);
  });

  test("tells every listener, and none after its undo", async (t) => {
    const { store, set } = start(t, 10);
    const bell = createBell();
    const gone = t.mock.fn();
    const undo = store.subscribe(gone);
    t.after(store.subscribe(bell.ring));
    set(1);
    await bell.until(() => store.get().value === 1);
    assert.equal(gone.mock.callCount(), 1);
    undo();
    set(2);
    await bell.until(() => store.get().value === 2);
    assert.equal(gone.mock.callCount(), 1);
  });

  test("tells at once when that is asked for, and not again of the same", async (t) => {
    const { store, set } = start(t, 50);
    const seen: unknown[] = [];
    t.after(store.subscribe(() => seen.push(store.get())));
    set(1);
    set(2);
    store.changedNow();
    assert.deepEqual(seen, [{ value: 2 }]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(seen, [{ value: 2 }]);
  });

  test("computes nothing and leaves no timer once the last listener has gone", (t) => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout");
    const { store, set, looks } = start(t, 100);
    const before = timers().length;
    const undo = store.subscribe(() => {});
    set(1);
    assert.equal(timers().length, before + 1);
    undo();
    assert.equal(timers().length, before);
    const looked = looks();
    set(2);
    assert.equal(timers().length, before);
    assert.equal(looks(), looked);
    assert.deepEqual(store.get(), { value: 2 });
  });
});
