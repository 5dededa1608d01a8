import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { paths, type Stats } from "#wire";
import { type ClassInfo, type ClassView, classPaths } from "#wire-class";
import { call, eventually } from "../../server/testing.ts";
import { range, seqs, showsUp } from "../testing.ts";
import { transportIds } from "../transports/index.ts";
import { isReadable } from "./hear.ts";
import { hasSeq, isOpen, knows, knowsTime, startClass } from "./testing-phone.ts";

const inOrder = { lost: 0, doubled: 0, disordered: 0, repeated: 0 };

for (const id of transportIds) {
  describe(`a phone on ${id}`, () => {
    test("lights up when a message comes, and tells the class of its age once", async (t) => {
      const { join, say, host, room } = await startClass(t);
      const { phone, entry } = await join(id);
      assert.equal(entry.transport, id);
      await isOpen(phone);
      await knowsTime(phone);
      const { seq } = await say();
      await hasSeq(phone, seq);
      assert.equal(phone.flashes.get(), 1);
      await eventually(async () => {
        const { arrivals } = await host<ClassView>("GET", classPaths.phones(room));
        assert.deepEqual(
          arrivals.map((one) => [one.seq, one.transport, one.handle]),
          [[seq, id, entry.handle]],
        );
        assert.ok((arrivals[0]?.ageMs ?? -1) >= 0 && (arrivals[0]?.ageMs ?? 5000) < 5000);
      });
    });

    for (const other of transportIds.filter((one) => one !== id)) {
      test(`goes on by ${other} when the host switches it, with nothing lost or doubled`, async (t) => {
        const { join, say, event, server, room } = await startClass(t);
        const { phone, entry } = await join(id);
        await isOpen(phone);
        phone.say("before");
        for (let i = 0; i < 5; i++) await say();
        const { message } = await event({ type: "switch", transport: other });
        for (let i = 0; i < 5; i++) await say();
        phone.say("after");
        await knows(phone, ({ transport }) => transport === other);
        await isOpen(phone);
        // What the phone says may take a turn more than what the test says.
        await showsUp(phone.panel.messages, ({ rows }) =>
          rows.some(({ text }) => text === "after"),
        );
        const { seq: last } = await say("last");
        const { rows, pending } = await hasSeq(phone, last);
        const from = rows[0]?.seq ?? 0;
        assert.deepEqual(seqs(rows), range(from, last));
        assert.ok(from <= message.seq - 6);
        assert.deepEqual([phone.panel.numbers.get().order, pending], [inOrder, []]);
        const texts = rows.map(({ text }) => text);
        for (const text of ["before", "after"]) {
          assert.equal(texts.filter((one) => one === text).length, 1, text);
        }
        await eventually(async () => {
          const path = `${paths.stats(room)}?client=${entry.client}`;
          const { body } = await call<Stats>(server, "GET", path);
          const open = body.client?.[id]?.openNow;
          assert.deepEqual([open?.parked, open?.sockets], [0, 0]);
          assert.ok((body.client?.[other]?.requests ?? 0) >= 1);
        });
      });
    }

    test("comes back from a cut with everything once", async (t) => {
      const { join, say, event } = await startClass(t);
      const { phone, entry } = await join(id);
      await isOpen(phone);
      await say();
      await event({ type: "cut", handle: entry.handle });
      await say();
      const { seq } = await say();
      const { rows } = await hasSeq(phone, seq);
      assert.deepEqual(seqs(rows), range(rows[0]?.seq ?? 0, seq));
      assert.deepEqual(phone.panel.numbers.get().order, inOrder);
    });

    test("votes, and its last answer counts", async (t) => {
      const { join, event, host, room } = await startClass(t, { freeText: false });
      const { phone, memory } = await join(id);
      await isOpen(phone);
      const vote = { id: "v", question: "Which?", choices: ["this", "that"] };
      await event({ type: "vote", vote });
      await knows(phone, ({ settings }) => settings.vote?.isOpen === true);
      const answers = async () =>
        (await host<ClassInfo>("GET", classPaths.settings(room))).answers.join();
      phone.choose("this");
      await eventually(async () => assert.equal(await answers(), "1,0"));
      phone.choose("that");
      await eventually(async () => assert.equal(await answers(), "0,1"));
      assert.equal(phone.state.get().answer?.choice, "that");
      // A reload makes the same phone, which knows what it has answered.
      const again = await join(id, memory);
      assert.equal(again.phone.state.get().answer?.choice, "that");
      await event({ type: "vote-over", id: phone.state.get().settings.vote?.id ?? "" });
      await knows(phone, ({ settings }) => settings.vote?.isOpen === false);
    });

    test("is told when its class is over", async (t) => {
      const { join, host, room } = await startClass(t);
      const { phone } = await join(id);
      await isOpen(phone);
      await host("DELETE", paths.room(room));
      await showsUp(
        phone.panel.status,
        ({ status }) => status.state === "closed" && status.cause === "room-not-found",
      );
    });
  });
}

test("what was hidden or cleared vanishes from a phone, whose list goes on", async (t) => {
  const { join, say, event } = await startClass(t);
  const { phone } = await join("websocket");
  await isOpen(phone);
  const said = [await say("a"), await say("b"), await say("c")].map(({ seq }) => seq);
  const readable = () =>
    phone.panel.messages
      .get()
      .rows.filter(({ kind }) => kind === "chat")
      .filter((message) => isReadable(phone.state.get(), message))
      .map(({ text }) => text);
  await event({ type: "hide", seq: said[1] ?? 0 });
  await knows(phone, ({ hidden }) => hidden.size === 1);
  assert.deepEqual(readable(), ["a", "c"]);
  await event({ type: "clear" });
  await knows(phone, ({ clearedTo }) => clearedTo > 0);
  const { seq } = await say("d");
  await hasSeq(phone, seq);
  assert.deepEqual(readable(), ["d"]);
});
