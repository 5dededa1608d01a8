import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type ChatterInfo, type Message, type Page, paths, type RoomMade } from "#wire";
import { call, makeRoom, startChat, type TestServer } from "../testing.ts";

const settings = { ratePerSecond: 500, bytes: 40, pattern: "steady", seed: 3, count: 20 } as const;

async function start(t: TestContext) {
  const server = await startChat(t);
  const room = await makeRoom(server);
  const headers = { Authorization: `Bearer ${room.hostKey}` };
  const set = (json: unknown) =>
    call<ChatterInfo>(server, "PUT", paths.chatter(room.room), { json, headers });
  return { server, room, headers, set };
}

/** Everything the room has, once there are so many. */
async function messagesOf(
  server: TestServer,
  { room }: RoomMade,
  count: number,
): Promise<Message[]> {
  const path = paths.transport(room, "long-polling");
  const first = await call<Page>(server, "GET", `${path}?limit=1000`);
  let { cursor, messages } = first.body;
  while (messages.length < count) {
    const next = await call<Page>(server, "GET", `${path}?after=${cursor}&wait=5`);
    assert.ok(next.body.messages.length > 0, `only ${messages.length} messages came`);
    cursor = next.body.cursor;
    messages = [...messages, ...next.body.messages];
  }
  return messages;
}

describe("chatter", () => {
  test("says as many things as asked for, by the server, of the size asked for", async (t) => {
    const { server, room, set } = await start(t);
    const { status, body } = await set(settings);
    assert.equal(status, 200);
    assert.deepEqual(body, { running: true, ...settings, sent: 0 });
    const messages = await messagesOf(server, room, 20);
    assert.equal(messages.length, 20);
    for (const { via, text } of messages) {
      assert.equal(via, "server");
      assert.equal(Buffer.byteLength(text), 40);
    }
    const after = await call<ChatterInfo>(server, "GET", paths.chatter(room.room));
    assert.deepEqual(after.body, { running: false });
  });

  for (const pattern of ["steady", "poisson", "burst"] as const) {
    test(`the same seed says the same things again: ${pattern}`, async (t) => {
      const { server, room, set } = await start(t);
      await set({ ...settings, pattern });
      await messagesOf(server, room, 20);
      await set({ ...settings, pattern });
      const texts = (await messagesOf(server, room, 40)).map(({ text }) => text);
      assert.deepEqual(texts.slice(20), texts.slice(0, 20));
      assert.equal(new Set(texts).size, 20);
    });
  }

  test("may be longer than what a visitor may say, up to 4 KB", async (t) => {
    const { server, room, set } = await start(t);
    await set({ ...settings, bytes: 4096, count: 1 });
    const [message] = await messagesOf(server, room, 1);
    assert.equal(message?.text.length, 4096);
  });

  test("goes on until the host stops it", async (t) => {
    const { server, room, headers, set } = await start(t);
    await set({ ...settings, count: undefined });
    await messagesOf(server, room, 30);
    const { status, body } = await call<ChatterInfo>(server, "DELETE", paths.chatter(room.room), {
      headers,
    });
    assert.deepEqual([status, body], [200, { running: false }]);
  });

  test("is the host's alone to set; its bounds are told by field", async (t) => {
    const { server, room, set } = await start(t);
    const path = paths.chatter(room.room);
    assert.equal((await call(server, "PUT", path, { json: settings })).status, 401);
    const headers = { Authorization: "Bearer wrong" };
    assert.equal((await call(server, "PUT", path, { json: settings, headers })).status, 403);
    assert.equal((await call(server, "DELETE", path)).status, 401);
    const bad = { ratePerSecond: 0.01, bytes: 0, pattern: "random", seed: -1, count: 0 };
    for (const [field, value] of Object.entries(bad)) {
      const { status, body } = await call(server, "PUT", path, {
        json: { ...settings, [field]: value },
        headers: { Authorization: `Bearer ${room.hostKey}` },
      });
      assert.deepEqual([status, body.code, body.field], [422, "invalid", field]);
    }
    assert.equal((await set(settings)).status, 200);
  });
});
