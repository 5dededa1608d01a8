import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { createWakes } from "./wakes.ts";

function start(t: TestContext) {
  t.mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
  const document = Object.assign(new EventTarget(), { hidden: false });
  const window = new EventTarget();
  let woken = 0;
  const { onWake, watch } = createWakes({ document, window });
  const undo = onWake(() => {
    woken += 1;
  });
  const stop = watch();
  return {
    undo,
    stop,
    woken: () => woken,
    pass: (ms: number) => t.mock.timers.tick(ms),
    setHidden(hidden: boolean) {
      document.hidden = hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    },
    show: (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted })),
    online: () => window.dispatchEvent(new Event("online")),
  };
}

test("a page that comes into sight has woken, one that leaves has not", (t) => {
  const { setHidden, woken } = start(t);
  setHidden(true);
  assert.equal(woken(), 0);
  setHidden(false);
  assert.equal(woken(), 1);
});

test("a page that comes back from the browser's cache has woken, a fresh one has not", (t) => {
  const { show, woken } = start(t);
  show(false);
  assert.equal(woken(), 0);
  show(true);
  assert.equal(woken(), 1);
});

test("a network that is back has woken", (t) => {
  const { online, woken } = start(t);
  online();
  assert.equal(woken(), 1);
});

test("the events of one sleep count as one, and those of the next again", (t) => {
  const { setHidden, show, online, pass, woken } = start(t);
  for (const tell of [() => setHidden(false), () => show(true), online]) tell();
  assert.equal(woken(), 1);
  pass(1000);
  online();
  assert.equal(woken(), 2);
});

test("its undos let go of listener and page", (t) => {
  const first = start(t);
  first.undo();
  first.online();
  assert.equal(first.woken(), 0);
});

test("a page that is left is not listened to", (t) => {
  const { stop, online, show, setHidden, woken } = start(t);
  stop();
  online();
  show(true);
  setHidden(false);
  assert.equal(woken(), 0);
});
