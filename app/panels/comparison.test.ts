import assert from "node:assert/strict";
import test from "node:test";
import { eventually, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { range, seqs } from "../testing.ts";
import { createMemory } from "../testing-panels.ts";
import { transportIds } from "../transports/index.ts";
import { createComparison } from "./comparison.ts";
import { allOpen, have, setHidden, start } from "./testing-comparison.ts";

test("what is sent by any transport comes by every one of them, once and in the same order", async (t) => {
  const { comparison } = await start(t);
  for (const id of transportIds) comparison.send(id, `by ${id}`, "Ada");
  const views = await have(comparison, transportIds.length);
  const [first] = views;
  for (const { rows } of views) {
    assert.deepEqual(rows, first?.rows);
    assert.deepEqual(seqs(rows), range(1, transportIds.length));
    for (const { id, via, text } of rows) {
      assert.equal(text, `by ${via}`);
      assert.ok(comparison.isOwn(id));
    }
  }
  assert.equal(comparison.isOwn("somebody else's"), false);
});

test("a pause leaves nothing open at the server, and a run goes on by cursor", async (t) => {
  const { server, room, comparison, openNow } = await start(t);
  await sayMany(server, room, 2);
  await have(comparison, 2);
  comparison.pause();
  assert.equal(comparison.state.get().isPaused, true);
  await eventually(async () => assert.equal(await openNow(), 0));
  await sayMany(server, room, 3);
  comparison.run();
  for (const { rows } of await have(comparison, 5)) assert.deepEqual(seqs(rows), range(1, 5));
});

test("a restart begins as a new client, with nothing counted and nothing shown", async (t) => {
  const { server, room, comparison } = await start(t);
  await sayMany(server, room, 3);
  await have(comparison, 3);
  const { client } = comparison.state.get();
  comparison.restart();
  assert.notEqual(comparison.state.get().client, client);
  for (const id of transportIds) {
    assert.ok(comparison.panels[id].count().asks <= 1);
    assert.deepEqual(comparison.panels[id].messages.get().rows, []);
  }
  await allOpen(comparison);
  await sayMany(server, room, 1);
  for (const { rows } of await have(comparison, 1)) assert.deepEqual(seqs(rows), [4]);
});

test("a changed setting opens anew only what depends on it", async (t) => {
  const { comparison, settings } = await start(t);
  await allOpen(comparison);
  const opened = t.mock.fn();
  for (const id of transportIds) {
    const { panels } = comparison;
    t.mock.method(panels[id], "open", () => opened(id));
  }
  comparison.change({ ...settings, intervalMs: 200 });
  comparison.change({ intervalMs: 200, holdS: 2 });
  comparison.change({ intervalMs: 200, holdS: 2 });
  assert.deepEqual(
    opened.mock.calls.map(({ arguments: [id] }) => id),
    ["short-polling", "long-polling"],
  );
});

test("own messages of before a reload are known as own ones, and sent", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const memory = createMemory();
  const make = (port: number) =>
    createComparison(`http://127.0.0.1:${port}`, room, { intervalMs: 100, holdS: 1 }, { memory });
  const before = make(server.port);
  for (const id of transportIds) before.send(id, `by ${id}`, "Ada");
  const comparison = make(server.port);
  t.after(comparison.start());
  for (const { rows } of await have(comparison, transportIds.length)) {
    for (const { id, via, text } of rows) {
      assert.equal(text, `by ${via}`);
      assert.ok(comparison.isOwn(id));
    }
  }
});

test("a page that comes into sight wakes its panels", async (t) => {
  const { comparison } = await start(t);
  await allOpen(comparison);
  const pings = () => comparison.panels.websocket.count().framesUp;
  assert.equal(pings(), 0);
  t.after(() => setHidden(false));
  setHidden(true);
  setHidden(false);
  assert.equal(pings(), 1);
});

test("ages that span a hidden tab are left out, and counted again once it is in sight", async (t) => {
  const { server, room, comparison } = await start(t);
  await allOpen(comparison);
  t.after(() => setHidden(false));
  setHidden(true);
  await sayMany(server, room, 2);
  await have(comparison, 2);
  const { clock } = comparison;
  await eventually(() => assert.notEqual(clock.offset.error, undefined));
  setHidden(false);
  // What is accepted later than the clocks may differ was surely accepted in sight.
  const seenAt = clock.now() + Math.abs(clock.offset.ms) + (clock.offset.error ?? 0);
  await eventually(() => assert.ok(clock.now() > seenAt));
  await sayMany(server, room, 3);
  await have(comparison, 5);
  for (const id of transportIds) {
    const { n, leftOut } = comparison.panels[id].numbers.get().ages;
    assert.equal(n + leftOut, 5, id);
    assert.ok(leftOut >= 2 && n >= 1, `${id}: ${leftOut} of 5 left out`);
  }
});

test("its undo leaves nothing open and no timer", async (t) => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const { comparison, openNow, stop } = await start(t);
  await allOpen(comparison);
  assert.ok(timers() > 0);
  stop();
  await eventually(async () => assert.equal(await openNow(), 0));
  await eventually(() => assert.equal(timers(), 0));
});
