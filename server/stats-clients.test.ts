import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { paths, type RoomInfo } from "#wire";
import { call, eventually, makeRoom, startChat } from "./testing.ts";
import { openWs } from "./testing-peers.ts";
import { readStats } from "./testing-stats.ts";
import { transports } from "./transports/index.ts";

const sum = (counts: Record<string, { requests: number }> = {}) =>
  Object.values(counts).reduce((all, { requests }) => all + requests, 0);

async function start(t: TestContext, clientsPerRoom: number) {
  const server = await startChat(t, { clientsPerRoom });
  const { room } = await makeRoom(server);
  /** What is counted for a client, and for the room. */
  const counted = async (client: string) => {
    const stats = await readStats(server, room, client);
    return { own: sum(stats.client), whole: sum(stats.transports) };
  };
  const poll = async (client: string) => {
    const path = paths.transport(room, "short-polling");
    assert.equal((await call(server, "GET", `${path}?client=${client}`)).status, 200);
  };
  const open = async (client: string) => {
    const socket = openWs(t, server, `${paths.transport(room, "websocket")}?client=${client}`);
    await socket.heard("messages");
    return socket;
  };
  return { server, room, counted, poll, open };
}

test("a newcomer takes the place of the client unseen for longest", async (t) => {
  const { counted, poll } = await start(t, 2);
  for (const client of ["a", "b", "a", "c"]) await poll(client);
  assert.deepEqual(await counted("a"), { own: 2, whole: 4 });
  assert.deepEqual(await counted("b"), { own: 0, whole: 4 });
  assert.deepEqual(await counted("c"), { own: 1, whole: 4 });
});

test("while all known clients are open a newcomer counts for the room alone", async (t) => {
  const { server, room, counted, poll, open } = await start(t, 2);
  const first = await open("a");
  await open("b");
  await poll("c");
  await open("d");
  assert.deepEqual(await counted("c"), { own: 0, whole: 4 });
  assert.deepEqual(await counted("d"), { own: 0, whole: 4 });
  assert.deepEqual(await counted("a"), { own: 1, whole: 4 });
  const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
  assert.equal(
    Object.values(body.clients).reduce((all, count) => all + count, 0),
    2,
  );

  first.ws.close();
  await eventually(async () => {
    await poll("e");
    assert.ok((await counted("e")).own >= 1);
  });
});

test("client names that never come again do not fill the memory", async (t) => {
  const { server, room, poll } = await start(t, 3);
  for (let i = 0; i < 30; i += 1) await poll(`name-${i}`);
  const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
  assert.equal(body.clients["short-polling"], 3);
  assert.equal(Object.keys(body.clients).length, Object.keys(transports).length);
});
