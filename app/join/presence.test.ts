import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { startChat } from "../../server/testing.ts";
import { createClock } from "../meters/clock.ts";
import { createPresence } from "./presence.ts";

const { signal } = new AbortController();

/** A phone whose clock of the wall goes as far as the test says. */
async function start(t: TestContext) {
  const server = await startChat(t);
  const document = Object.assign(new EventTarget(), { hidden: false });
  const clock = createClock(`http://127.0.0.1:${server.port}`);
  let slept = 0;
  const presence = createPresence({ document, window: new EventTarget() }, clock, () => {
    return Date.now() + slept;
  });
  t.after(presence.watch());
  const setHidden = (hidden: boolean) => {
    document.hidden = hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const sleep = (ms: number) => {
    slept += ms;
  };
  return { server, clock, presence, setHidden, sleep, document };
}

test("before the clocks were compared no age says anything", async (t) => {
  const { clock, presence } = await start(t);
  const before = clock.now();
  assert.equal(presence.since(before), false);
  assert.equal(await presence.compare(signal), true);
  assert.equal(presence.since(before), true);
});

test("what spans a time out of sight is left out, what came later counts again", async (t) => {
  const { clock, presence, setHidden } = await start(t);
  await presence.compare(signal);
  const before = clock.now();
  setHidden(true);
  assert.equal(presence.since(before), false);
  setHidden(false);
  await presence.compare(signal);
  assert.equal(presence.since(before), false);
  assert.equal(presence.since(clock.now()), true);
});

test("a sleep that no event tells of is noticed by the clock on the wall", async (t) => {
  const { clock, presence, sleep } = await start(t);
  await presence.compare(signal);
  const before = clock.now();
  sleep(60_000);
  assert.equal(presence.since(before), false);
  // The clock of the page may have stood still meanwhile: until it is compared anew nothing counts.
  assert.equal(presence.since(clock.now()), false);
  await presence.compare(signal);
  assert.equal(presence.since(before), false);
  assert.equal(presence.since(clock.now()), true);
});

test("a page that resumes was asleep", async (t) => {
  const { clock, presence, document } = await start(t);
  await presence.compare(signal);
  const before = clock.now();
  document.dispatchEvent(new Event("resume"));
  await presence.compare(signal);
  assert.equal(presence.since(before), false);
});

test("a server out of reach leaves the clock in doubt, and says so", async (t) => {
  const { server, clock, presence } = await start(t);
  await server.stop();
  assert.equal(await presence.compare(signal), false);
  assert.equal(presence.since(clock.now()), false);
});
