import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "../store.ts";
import type { Status } from "../transports/transport.ts";
import type { PanelStatus } from "./panel.ts";
import { untilOpen } from "./until-open.ts";

function panel(first: Status) {
  let status = first;
  const store = createStore<PanelStatus>(0, () => ({ status, recovery: undefined }));
  return {
    status: store,
    set(next: Status) {
      status = next;
      store.changed();
    },
  };
}

const never = () => new AbortController().signal;

test("panels that are all open are not waited for", async () => {
  await untilOpen([panel({ state: "open" }), panel({ state: "open" })], never());
});

test("it waits for the last of them", async () => {
  const late = panel({ state: "connecting" });
  let isOver = false;
  const waiting = untilOpen([panel({ state: "open" }), late], never()).then(() => {
    isOver = true;
  });
  await Promise.resolve();
  assert.equal(isOver, false);
  late.set({ state: "open" });
  await waiting;
});

test("it waits no longer than the signal allows", async () => {
  await untilOpen([panel({ state: "connecting" })], AbortSignal.abort());
  const ending = new AbortController();
  const waiting = untilOpen([panel({ state: "connecting" })], ending.signal);
  ending.abort();
  await waiting;
});
