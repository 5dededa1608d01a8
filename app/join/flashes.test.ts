import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { sleep } from "../deferred.ts";
import { createFlashes, flashEveryMs } from "./flashes.ts";

function start(t: TestContext) {
  const flashes = createFlashes();
  t.after(flashes.stop);
  const at: number[] = [];
  flashes.count.subscribe(() => at.push(performance.now()));
  return { flashes, at };
}

const pass = (ms: number) => sleep(ms, new AbortController().signal);

test("a message lights the page up at once", async (t) => {
  const { flashes, at } = start(t);
  flashes.light();
  await pass(50);
  assert.equal(at.length, 1);
  assert.equal(flashes.count.get(), 1);
});

test("of many messages at once the page flashes once more, soon", async (t) => {
  const { flashes } = start(t);
  for (let i = 0; i < 100; i++) flashes.light();
  await pass(2 * flashEveryMs + 100);
  assert.equal(flashes.count.get(), 2);
});

test("a flood makes at most three flashes in any second", async (t) => {
  const { flashes, at } = start(t);
  const flood = setInterval(flashes.light, 10);
  await pass(2600);
  clearInterval(flood);
  assert.ok(at.length >= 5, `${at.length} flashes`);
  for (const [i, moment] of at.entries()) {
    const within = at.slice(i).filter((other) => other - moment < 1000);
    assert.ok(within.length <= 3, `${within.length} within a second`);
  }
});

test("nothing flashes after the end", async (t) => {
  const { flashes } = start(t);
  flashes.light();
  flashes.light();
  flashes.stop();
  await pass(flashEveryMs + 100);
  assert.equal(flashes.count.get(), 1);
});
