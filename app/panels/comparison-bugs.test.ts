import assert from "node:assert/strict";
import test from "node:test";
import { sayMany } from "../../server/testing.ts";
import { range, seqs } from "../testing.ts";
import { transportIds, transports } from "../transports/index.ts";
import { have, start } from "./testing-comparison.ts";

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

test("bugs that begin in a pause are in force when it runs again", async (t) => {
  const { comparison } = await start(t);
  comparison.pause();
  const open = t.mock.method(comparison.panels.websocket, "open", () => {});
  comparison.setBugs(["without-heartbeat"]);
  assert.equal(open.mock.callCount(), 0);
  comparison.run();
  assert.notEqual(open.mock.calls[0]?.arguments[2], transports.websocket);
});
