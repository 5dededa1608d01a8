import assert from "node:assert/strict";
import test from "node:test";
import { sayMany } from "../../server/testing.ts";
import { range, seqs } from "../testing.ts";
import { transportIds, transports } from "../transports/index.ts";
import { allOpen, have, start } from "./testing-comparison.ts";

test("bugs open anew only the panels they concern, by the variant that has them", async (t) => {
  const { server, room, comparison } = await start(t);
  await sayMany(server, room, 2);
  await have(comparison, 2);
  const { panels, setBugs } = comparison;
  const opened: [string, boolean][] = [];
  for (const id of transportIds) {
    const { open } = panels[id];
    t.mock.method(panels[id], "open", (...given: Parameters<typeof open>) => {
      opened.push([id, given[2] === transports[id]]);
      open(...given);
    });
  }
  const openedBy = (bugs: Parameters<typeof setBugs>[0]) => {
    setBugs(bugs);
    return opened.splice(0);
  };
  assert.deepEqual(openedBy(["without-memory"]), [["long-polling", true]]);
  assert.deepEqual(openedBy(["without-memory"]), []);
  assert.deepEqual(openedBy(["without-memory", "without-heartbeat"]), [["websocket", false]]);
  assert.deepEqual(openedBy(["without-jitter"]).length, 3);
  assert.deepEqual(comparison.state.get().bugs, ["without-jitter"]);
  assert.deepEqual(openedBy([]).length, 3);
  await sayMany(server, room, 2);
  for (const { rows } of await have(comparison, 4)) assert.deepEqual(seqs(rows), range(1, 4));
});

for (const [bugs, name] of [
  [["without-heartbeat"], "bugs in force"],
  [[], "no bugs"],
] as const) {
  test(`the first opening waits to be told of ${name}, and is the only one`, async (t) => {
    const { comparison } = await start(t, { bugsMs: 60_000 });
    const { panels } = comparison;
    const asks = () => transportIds.map((id) => panels[id].count().asks);
    comparison.pause();
    comparison.run();
    comparison.reopen("websocket");
    assert.deepEqual(asks(), [0, 0, 0]);
    const open = t.mock.method(panels.websocket, "open");
    comparison.setBugs(bugs);
    comparison.setBugs(bugs);
    assert.equal(open.mock.callCount(), 1);
    assert.equal(open.mock.calls[0]?.arguments[2] === transports.websocket, bugs.length === 0);
    await allOpen(comparison);
    assert.deepEqual([panels.websocket.count().started, panels.websocket.count().broken], [1, 0]);
  });
}

test("without a word of bugs the panels open all the same, and hear of them later", async (t) => {
  const { comparison } = await start(t, { bugsMs: 50 });
  await allOpen(comparison);
  const open = t.mock.method(comparison.panels.websocket, "open");
  comparison.setBugs(["without-heartbeat"]);
  assert.equal(open.mock.callCount(), 1);
});

test("bugs that begin in a pause are in force when it runs again", async (t) => {
  const { comparison } = await start(t);
  comparison.pause();
  const open = t.mock.method(comparison.panels.websocket, "open", () => {});
  comparison.setBugs(["without-heartbeat"]);
  assert.equal(open.mock.callCount(), 0);
  comparison.run();
  assert.notEqual(open.mock.calls[0]?.arguments[2], transports.websocket);
});
