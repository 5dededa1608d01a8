import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type Page, type Problem, paths, type RoomMade } from "#wire";
import {
  call,
  eventually,
  makeDraft,
  makeRoom,
  sayMany,
  startChat,
  type TestServer,
} from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { transports } from "./index.ts";
import { adapt } from "./testing.ts";

const endRoom = async (server: TestServer, { room, hostKey }: RoomMade) => {
  const headers = { Authorization: `Bearer ${hostKey}` };
  const { status } = await call(server, "DELETE", paths.room(room), { headers });
  assert.equal(status, 204);
};
const open = async (t: TestContext, server: TestServer, room: string, id: string) => {
  const socket = openWs(t, server, paths.transport(room, id));
  await socket.heard("messages");
  return socket;
};
/** A long poll without news; settled once the server counts it as parked. */
const park = async (server: TestServer, room: string) => {
  const path = paths.transport(room, "long-polling");
  const first = await call<Page>(server, "GET", path);
  const answer = call<Page & Problem>(server, "GET", `${path}?after=${first.body.cursor}`);
  await eventually(async () => {
    const stats = await call<{ transports: Record<string, { openNow: { parked: number } }> }>(
      server,
      "GET",
      paths.stats(room),
    );
    assert.equal(stats.body.transports["long-polling"]?.openNow.parked, 1);
  });
  return { cursor: first.body.cursor, answer };
};

describe("when a room ends", () => {
  test("a parked poll hears 404 room-not-found", async (t) => {
    const server = await startChat(t);
    const made = await makeRoom(server);
    const { answer } = await park(server, made.room);
    await endRoom(server, made);
    const { status, body } = await answer;
    assert.deepEqual([status, body.code], [404, "room-not-found"]);
  });

  test("a socket hears the problem and is closed with 4404", async (t) => {
    const server = await startChat(t);
    const made = await makeRoom(server);
    const socket = await open(t, server, made.room, "websocket");
    await endRoom(server, made);
    assert.equal((await socket.heard("problem")).code, "room-not-found");
    assert.deepEqual(await socket.closed, { code: 4404, reason: "room-not-found" });
  });

  for (const id of Object.keys(transports)) {
    test(`${id} finds the room gone, and a new one of that name without the old cursor`, async (t) => {
      const server = await startChat(t);
      const made = await makeRoom(server, "again");
      await sayMany(server, made.room, 2);
      const peer = adapt(id, t, server, made.room);
      const { page } = await peer.ask();
      await endRoom(server, made);
      assert.equal((await peer.ask()).problem?.code, "room-not-found");
      await makeRoom(server, "again");
      assert.deepEqual((await peer.ask()).page?.messages, []);
      assert.equal((await peer.ask(`after=${page?.cursor}`)).problem?.code, "cursor-gone");
    });
  }
});

describe("when the server stops", () => {
  test("parked polls are answered at once, empty, and asked not to stay", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const { cursor, answer } = await park(server, room);
    const stopping = server.stop();
    const { status, headers, body } = await answer;
    assert.equal(status, 200);
    assert.deepEqual(body, { cursor, messages: [], more: false });
    assert.equal(headers.get("connection"), "close");
    await stopping;
  });

  test("sockets are closed with 1001", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const socket = await open(t, server, room, "websocket");
    const echo = openWs(t, server, paths.echo);
    await new Promise((resolve) => echo.ws.once("open", resolve));
    await server.stop();
    assert.equal((await socket.closed).code, 1001);
    assert.equal((await echo.closed).code, 1001);
  });

  for (const id of Object.keys(transports)) {
    test(`${id} goes on from its cursor after a restart, and nothing is lost`, async (t) => {
      const first = await startChat(t);
      const { room } = await makeRoom(first);
      await sayMany(first, room, 3);
      const before = adapt(id, t, first, room);
      const cursor = (await before.ask()).page?.cursor;
      const draft = makeDraft("kept");
      const { message } = await before.send(draft);
      await first.stop();

      const second = await startChat(t, { dataDir: first.dataDir });
      const after = adapt(id, t, second, room);
      await sayMany(second, room, 1);
      assert.deepEqual((await after.send(draft)).message, message);
      const messages = await after.receive(cursor, 2);
      assert.deepEqual(messages[0], message);
      assert.equal(messages[1]?.seq, 5);
    });
  }
});
