import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { makeDraft, sayMany } from "../../server/testing.ts";
import { quick, range, seqs, showsUp } from "../testing.ts";
import { has, isOpen, isRetrying, startPanel as start } from "../testing-panels.ts";
import { transportIds } from "../transports/index.ts";

for (const id of transportIds) {
  describe(`a panel of ${id}`, () => {
    test("shows an own message from the click on, and as delivered once it came back", async (t) => {
      const { panel } = await start(t, id);
      panel.open("me", quick);
      const draft = makeDraft("mine");
      panel.send(draft);
      const [pending] = panel.messages.get().pending;
      assert.deepEqual([pending?.draft, pending?.state], [draft, "sending"]);
      const { rows, pending: left } = await has(panel, 1);
      assert.deepEqual([rows[0]?.id, rows[0]?.via, left], [draft.id, id, []]);
      const { ages, roundTrips } = panel.numbers.get();
      assert.deepEqual([ages.n, roundTrips.n], [1, 1]);
    });

    test("keeps a refused message in sight, with the cause", async (t) => {
      const { panel } = await start(t, id);
      panel.open("me", quick);
      panel.send({ ...makeDraft(), text: "" });
      const isRefused = ({ state }: { state: string }) => state === "refused";
      const { pending } = await showsUp(panel.messages, (view) => view.pending.some(isRefused));
      assert.equal(pending[0]?.cause, "invalid");
    });

    test("takes the age of what was accepted after it opened, and of nothing older", async (t) => {
      const { server, room, panel } = await start(t, id);
      await sayMany(server, room, 3);
      panel.open("me", quick);
      await has(panel, 3);
      assert.equal(panel.numbers.get().ages.n, 0);
      await sayMany(server, room, 2);
      await has(panel, 5);
      panel.close();
      await sayMany(server, room, 4);
      panel.open("me", quick);
      await has(panel, 9);
      const { ages } = panel.numbers.get();
      assert.equal(ages.n, 2);
      assert.ok((ages.last ?? -1) >= 0 && (ages.last ?? -1) < 5000);
    });

    test("leaves out the age of what came while the tab was hidden", async (t) => {
      const { server, room, panel } = await start(t, id, { wasVisibleSince: () => false });
      panel.open("me", quick);
      await isOpen(panel);
      await sayMany(server, room, 2);
      await has(panel, 2);
      const { n, leftOut } = panel.numbers.get().ages;
      assert.deepEqual([n, leftOut], [0, 2]);
    });

    test("sends again after a close what was not accepted before, once", async (t) => {
      const { server, gate, panel } = await start(t, id);
      gate.target = undefined;
      panel.open("me", quick);
      panel.send(makeDraft("one"));
      panel.send(makeDraft("two"));
      await isRetrying(panel);
      panel.close();
      const states = () => panel.messages.get().pending.map(({ state }) => state);
      assert.deepEqual(states(), ["sending", "sending"]);
      gate.target = server.port;
      panel.open("me", quick);
      const { rows, pending } = await has(panel, 2);
      assert.deepEqual(
        rows.map(({ text }) => text),
        ["one", "two"],
      );
      assert.deepEqual(pending, []);
    });

    test("what is said while it is closed waits until it opens", async (t) => {
      const { panel } = await start(t, id);
      panel.send(makeDraft());
      assert.equal(panel.messages.get().pending[0]?.state, "sending");
      panel.open("me", quick);
      await has(panel, 1);
    });

    test("goes on by cursor after a close, and tells of what it missed in trouble", async (t) => {
      const { server, room, gate, panel } = await start(t, id);
      panel.open("me", quick);
      await sayMany(server, room, 2);
      await has(panel, 2);
      gate.target = undefined;
      gate.cut();
      await isRetrying(panel);
      await sayMany(server, room, 3);
      gate.target = server.port;
      const { recovery } = await showsUp(panel.status, (view) => view.recovery !== undefined);
      assert.equal(recovery?.count, 3);
      await has(panel, 5);
      assert.deepEqual(seqs(panel.messages.get().rows), range(1, 5));
      const { order, recovered } = panel.numbers.get();
      assert.deepEqual(order, { lost: 0, doubled: 0, disordered: 0, repeated: 0 });
      assert.equal(recovered, 3);
    });

    test("a reset zeroes the counts and forgets the messages, but not the cursor", async (t) => {
      const { server, room, panel } = await start(t, id);
      panel.open("me", quick);
      await sayMany(server, room, 4);
      await has(panel, 4);
      panel.close();
      panel.reset();
      assert.deepEqual(new Set(Object.values(panel.count())), new Set([0]));
      const { rows, earlier } = panel.messages.get();
      assert.deepEqual([rows, earlier, panel.numbers.get().ages.n], [[], 0, 0]);
      panel.open("another", quick);
      await isOpen(panel);
      await sayMany(server, room, 1);
      const after = await has(panel, 1);
      assert.deepEqual(seqs(after.rows), [5]);
    });
  });
}
