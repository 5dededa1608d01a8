import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { lobby, paths } from "#wire";
import { call, makeDraft, sayMany, startChat, type TestServer } from "../../server/testing.ts";
import { remembered } from "../memory.ts";
import { quick, range, seqs, showsUp } from "../testing.ts";
import { createMemory, has, isOpen, isRetrying, startPanel } from "../testing-panels.ts";
import { transportIds } from "../transports/index.ts";
import type { Panel } from "./panel.ts";

const texts = (panel: Panel) => {
  const { rows, pending } = panel.messages.get();
  return [...rows.map(({ text }) => text), ...pending.map(({ draft }) => draft.text)];
};
const nothingWaits = (panel: Panel) =>
  showsUp(panel.messages, ({ pending }) => pending.length === 0);

for (const id of transportIds) {
  const start = async (t: TestContext) => {
    const memory = createMemory();
    const all = await startPanel(t, id, { memory });
    /** A draft that the server has, and the page it came from does not know it. */
    const accept = async (server: TestServer, draft = makeDraft()) => {
      const path = `${paths.transport(all.room, "short-polling")}?client=me`;
      const { status } = await call(server, "POST", path, { json: draft });
      assert.equal(status, 201);
      memory.set(remembered.drafts(all.room, id), JSON.stringify([draft]));
      return draft;
    };
    return { ...all, memory, accept };
  };

  describe(`a panel of ${id}, when the page is loaded again,`, () => {
    test("shows what nobody had answered, and sends it again in its order", async (t) => {
      const { server, gate, panel, again, memory } = await start(t);
      gate.target = undefined;
      panel.open("me", quick);
      for (const text of ["one", "two", "three"]) panel.send(makeDraft(text));
      await isRetrying(panel);
      panel.close();
      const next = again();
      const { pending } = next.messages.get();
      assert.deepEqual(
        pending.map(({ state }) => state),
        ["sending", "sending", "sending"],
      );
      gate.target = server.port;
      next.open("other", quick);
      next.send(makeDraft("four"));
      await has(next, 4);
      assert.deepEqual(texts(next), ["one", "two", "three", "four"]);
      assert.equal(next.numbers.get().roundTrips.n, 1, "of the one that was clicked since");
      await nothingWaits(next);
      assert.deepEqual(memory.names(), []);
    });

    test("shows once what had been accepted unheard", async (t) => {
      const { server, accept, again, memory } = await start(t);
      const draft = await accept(server);
      const panel = again();
      panel.open("me", quick);
      await nothingWaits(panel);
      const { rows } = await has(panel, 1);
      assert.deepEqual(
        rows.map((row) => row.id),
        [draft.id],
      );
      assert.equal(panel.numbers.get().order.doubled, 0);
      assert.deepEqual(memory.names(), []);
    });

    test("lets go of what had been accepted unheard and is too old to be shown", async (t) => {
      const { server, room, accept, again, memory } = await start(t);
      await accept(server);
      await sayMany(server, room, 60);
      const panel = again();
      panel.open("me", quick);
      const { rows } = await has(panel, 50);
      assert.deepEqual(seqs(rows), range(12, 61));
      await nothingWaits(panel);
      assert.deepEqual(memory.names(), []);
    });

    test("forgets what was refused", async (t) => {
      const { panel, memory } = await start(t);
      panel.open("me", quick);
      panel.send({ ...makeDraft(), text: "" });
      await showsUp(panel.messages, ({ pending }) => pending[0]?.state === "refused");
      assert.deepEqual(memory.names(), []);
    });
  });

  describe(`a panel of ${id}`, () => {
    test("keeps twenty quick sends in order on screen, from the first click to the last delivery", async (t) => {
      const { panel } = await start(t);
      panel.open("me", quick);
      const wanted = range(1, 20).map((n) => `number ${n}`);
      const undo = panel.messages.subscribe(() => assert.deepEqual(texts(panel), wanted));
      for (const text of wanted) panel.send(makeDraft(text));
      await has(panel, 20);
      await nothingWaits(panel);
      undo();
      assert.deepEqual(texts(panel), wanted);
    });

    test("says that history is gone when the lobby began anew, each time", async (t) => {
      const { server, gate, panel } = await start(t).then(({ again, ...rest }) => {
        return { ...rest, panel: again({ room: lobby }) };
      });
      panel.open("me", quick);
      await sayMany(server, lobby, 3);
      await has(panel, 3);
      assert.equal(panel.messages.get().isCut, false);
      let before = server;
      for (const count of [2, 1]) {
        gate.target = undefined;
        gate.cut();
        await isRetrying(panel);
        await before.stop();
        const next = await startChat(t);
        await sayMany(next, lobby, count);
        gate.target = next.port;
        await isOpen(panel);
        const { isCut, rows } = await showsUp(
          panel.messages,
          (view) => view.isCut && view.rows.length === count,
        );
        assert.deepEqual([isCut, seqs(rows)], [true, range(1, count)]);
        before = next;
      }
      assert.equal(panel.numbers.get().order.lost, 0);
    });
  });
}
