import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type Message, type Page, paths } from "#wire";
import { call, eventually, makeDraft, startChat } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { transports } from "../transports/index.ts";
import { adapt } from "../transports/testing.ts";
import { hostOf, newest, startClass, type TestHost } from "./testing.ts";

const secret = "rude <b>words</b>";
const shown = ({ seq, author, text, data }: Message) => ({ seq, author, text, data });
const hidden = (seq: number) => ({ seq, author: "", text: "", data: { hidden: true } });

async function say(host: TestHost, text: string): Promise<Message> {
  const path = paths.transport(host.room, "short-polling");
  const json = makeDraft(text);
  return (await call<{ message: Message }>(host.server, "POST", path, { json })).body.message;
}

for (const id of Object.keys(transports)) {
  describe(`hiding on ${id}`, () => {
    test("leaves the seq of a message and nothing of what it said, for who reads later", async (t) => {
      const host = await startClass(t, { freeText: true });
      const reader = adapt(id, t, host.server, host.room);
      const { page: begun } = await reader.ask();
      const [first, second] = [await say(host, "fine"), await say(host, secret)];
      // Those who ask from the same place share a page, which is made now.
      const before = await reader.receive(begun?.cursor, 2);
      assert.equal(before.at(-1)?.text, secret);

      const { status } = await host.event({ type: "hide", seq: second.seq });
      assert.equal(status, 201);
      const after = await reader.receive(begun?.cursor, 3);
      assert.deepEqual(shown(after[0] as Message), shown(first));
      assert.deepEqual(shown(after[1] as Message), hidden(second.seq));
      assert.deepEqual(after[2]?.data, { type: "hide", seq: second.seq });
      const { page } = await reader.ask();
      assert.doesNotMatch(JSON.stringify(page), /rude/);

      await host.server.stop();
      const again = await startChat(t, { dataDir: host.server.dataDir });
      const late = adapt(id, t, again, host.room);
      assert.deepEqual((await late.receive(begun?.cursor, 3)).map(shown), after.map(shown));
    });

    test("clears all that was said up to a number; what the host did is still to be heard", async (t) => {
      const host = await startClass(t, { freeText: true });
      const reader = adapt(id, t, host.server, host.room);
      await host.event({ type: "switch", transport: id });
      for (const text of [secret, secret, "kept"]) await say(host, text);
      const cleared = await host.event({ type: "clear", seq: 4 });
      assert.equal(cleared.status, 201);
      const { page } = await reader.ask();
      assert.deepEqual(
        page?.messages.map(({ text }) => text),
        ["settings", "switch", "", "", "kept", "clear"],
      );
      const all = await host.event({ type: "clear" });
      assert.deepEqual(all.body.message.data, { type: "clear", seq: 6 });
      assert.deepEqual((await newest(host)).map(({ text }) => text).slice(1), [
        ...["switch", "", "", "", "clear", "clear"],
      ]);
    });
  });
}

test("a sender that retries a hidden message hears what is left of it, and adds nothing", async (t) => {
  const host = await startClass(t, { freeText: true });
  const path = `${paths.transport(host.room, "long-polling")}?client=me`;
  const json = makeDraft(secret);
  const first = await call<{ message: Message }>(host.server, "POST", path, { json });
  await host.event({ type: "hide", seq: first.body.message.seq });
  const again = await call<{ message: Message }>(host.server, "POST", path, { json });
  assert.equal(again.status, 200);
  assert.deepEqual(shown(again.body.message), hidden(first.body.message.seq));
  assert.equal((await host.event({ type: "hide", seq: first.body.message.seq })).status, 201);
});

test("a long lesson is cleared whole, also what memory no longer holds", async (t) => {
  const host = await startClass(t, { freeText: true }, { sendsPerSecondPerAddress: 1e6 });
  const count = 1300;
  const socket = openWs(t, host.server, paths.transport(host.room, "websocket"));
  await socket.heard("messages");
  for (let i = 0; i < count; i += 1) socket.say({ type: "send", ...makeDraft(secret) });
  await eventually(async () => assert.equal((await newest(host, 1))[0]?.seq, count + 1));
  assert.equal((await host.event({ type: "clear" })).status, 201);

  const expected = new Set(["settings", "", "clear"]);
  const before = await allTexts(host);
  assert.deepEqual([before.length, new Set(before)], [count + 2, expected]);
  await host.server.stop();
  const again = await startChat(t, { dataDir: host.server.dataDir });
  assert.deepEqual(await allTexts(hostOf(again, host)), before);
});

/** All texts of a room, from its beginning on. */
async function allTexts({ server, room }: TestHost): Promise<string[]> {
  const ask = async (query: string) =>
    (await call<Page>(server, "GET", paths.transport(room, "short-polling") + query)).body;
  const texts: string[] = [];
  // A cursor ends in the number of messages that one has.
  let cursor = (await ask("")).cursor.replace(/\d+$/, "0");
  for (let more = true; more; ) {
    const page = await ask(`?after=${cursor}`);
    texts.push(...page.messages.map(({ text }) => text));
    ({ cursor, more } = page);
  }
  return texts;
}
