import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type Message, paths } from "#wire";
import { call, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { transports } from "./index.ts";
import { adapt } from "./testing.ts";

const seqs = (messages: Message[] = []) => messages.map(({ seq }) => seq);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

for (const id of Object.keys(transports)) {
  const start = async (t: TestContext) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    return { server, room, peer: adapt(id, t, server, room) };
  };

  describe(`${id} brings messages`, () => {
    test("an empty room answers a first ask at once, with a cursor and no messages", async (t) => {
      const { peer } = await start(t);
      const { page } = await peer.ask();
      assert.deepEqual(page?.messages, []);
      assert.match(page?.cursor ?? "", /./);
    });

    test("a first ask brings the last 50 messages", async (t) => {
      const { server, room, peer } = await start(t);
      await sayMany(server, room, 60);
      const { page } = await peer.ask();
      assert.deepEqual(seqs(page?.messages), range(11, 60));
    });

    test("a first ask brings the last `limit` messages, as many as there are", async (t) => {
      const { server, room, peer } = await start(t);
      await sayMany(server, room, 60);
      assert.deepEqual(seqs((await peer.ask("limit=3")).page?.messages), range(58, 60));
      assert.deepEqual(seqs((await peer.ask("limit=100")).page?.messages), range(1, 60));
    });

    test("an ask with a cursor brings what came after it", async (t) => {
      const { server, room, peer } = await start(t);
      await sayMany(server, room, 3);
      const cursor = (await peer.ask()).page?.cursor;
      await sayMany(server, room, 2);
      const { page } = await peer.ask(`after=${cursor}`);
      assert.deepEqual(seqs(page?.messages), [4, 5]);
    });

    test("an ask with a cursor and a limit brings the oldest of what came after it", async (t) => {
      const { server, room, peer } = await start(t);
      const cursor = (await peer.ask()).page?.cursor;
      await sayMany(server, room, 5);
      const { page } = await peer.ask(`after=${cursor}&limit=2`);
      assert.deepEqual(seqs(page?.messages), [1, 2]);
      assert.deepEqual(seqs(await peer.receive(page?.cursor, 3)), [3, 4, 5]);
    });

    test("an old cursor catches up in pages, without a hole", async (t) => {
      const { server, room, peer } = await start(t);
      const cursor = (await peer.ask()).page?.cursor;
      await sayMany(server, room, 703);
      assert.equal((await peer.ask(`after=${cursor}`)).page?.messages.length, 500);
      assert.deepEqual(seqs(await peer.receive(cursor, 703)), range(1, 703));
    });

    test("news comes exactly once and in order, whichever transport carried it", async (t) => {
      const { server, room, peer } = await start(t);
      const cursor = (await peer.ask()).page?.cursor;
      const receiving = peer.receive(cursor, 20 + Object.keys(transports).length);
      for (const other of Object.keys(transports)) {
        await adapt(other, t, server, room).send(makeDraft(`by ${other}`));
        await sayMany(server, room, 5);
      }
      await sayMany(server, room, 5);
      const messages = await receiving;
      assert.deepEqual(seqs(messages), range(1, messages.length));
      const carried = messages.filter(({ via }) => via !== "server");
      for (const { text, via } of carried) assert.equal(text, `by ${via}`);
    });

    test("an accepted message is the draft with its number, time and transport", async (t) => {
      const { peer } = await start(t);
      const draft = { ...makeDraft("héllo 👋"), author: "Grace", unknown: "ignored" };
      const before = Date.now();
      const { message } = await peer.send(draft);
      const { unknown: _, ...rest } = draft;
      assert.ok(message);
      const { acceptedAt, ...others } = message;
      assert.deepEqual(others, { ...rest, seq: 1, kind: "chat", via: id });
      assert.ok(acceptedAt > before - 1000 && acceptedAt < Date.now() + 1000);
      assert.deepEqual((await peer.ask()).page?.messages, [message]);
    });

    test("an author may be left out, and is then empty", async (t) => {
      const { peer } = await start(t);
      const { author: _, ...draft } = makeDraft();
      assert.equal((await peer.send(draft)).message?.author, "");
    });

    for (const other of Object.keys(transports)) {
      test(`an id sent again by ${other} brings back the first message and adds nothing`, async (t) => {
        const { server, room, peer } = await start(t);
        const draft = makeDraft("first");
        const { message } = await peer.send(draft);
        const again = await adapt(other, t, server, room).send({ ...draft, text: "second" });
        assert.deepEqual(again.message, message);
        assert.deepEqual(seqs((await peer.ask()).page?.messages), [1]);
        const info = await call<{ head: number }>(server, "GET", paths.room(room));
        assert.equal(info.body.head, 1);
      });
    }

    test("the same id at the same time is accepted once", async (t) => {
      const { server, room, peer } = await start(t);
      const draft = makeDraft();
      const all = Object.keys(transports).flatMap((other) =>
        [1, 2, 3].map(() => adapt(other, t, server, room).send(draft)),
      );
      for (const { message } of await Promise.all(all)) assert.equal(message?.seq, 1);
      assert.deepEqual(seqs((await peer.ask()).page?.messages), [1]);
    });
  });
}
