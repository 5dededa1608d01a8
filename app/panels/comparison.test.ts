import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { eventually, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { readStats } from "../../server/testing-stats.ts";
import { range, seqs, showsUp, WebSocket } from "../testing.ts";
import { transportIds } from "../transports/index.ts";
import { type Comparison, createComparison } from "./comparison.ts";

globalThis.WebSocket ??= WebSocket;

/** All that is asked of a page here: whether it is in sight. */
const page = Object.assign(new EventTarget(), { hidden: false });
Object.defineProperty(globalThis, "document", { value: page });
Object.defineProperty(globalThis, "window", { value: new EventTarget() });

function setHidden(hidden: boolean): void {
  page.hidden = hidden;
  page.dispatchEvent(new Event("visibilitychange"));
}

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const settings = { intervalMs: 100, holdS: 1 };
  const comparison = createComparison(`http://127.0.0.1:${server.port}`, room, settings);
  const stop = comparison.start();
  t.after(stop);
  const openNow = async () => {
    const { transports } = await readStats(server, room);
    return Object.values(transports)
      .map((counts) => counts.openNow.parked + counts.openNow.sockets)
      .reduce((sum, open) => sum + open, 0);
  };
  return { server, room, comparison, settings, openNow, stop };
}

/** Settles when every panel shows that many messages. */
const have = ({ panels }: Comparison, count: number) =>
  Promise.all(
    transportIds.map((id) => showsUp(panels[id].messages, ({ rows }) => rows.length >= count)),
  );
const allOpen = ({ panels }: Comparison) =>
  Promise.all(
    transportIds.map((id) => showsUp(panels[id].status, ({ status }) => status.state === "open")),
  );

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

test("ages that span a hidden tab are left out, and counted again once it is in sight", async (t) => {
  const { server, room, comparison } = await start(t);
  await allOpen(comparison);
  t.after(() => setHidden(false));
  setHidden(true);
  await sayMany(server, room, 2);
  await have(comparison, 2);
  setHidden(false);
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
