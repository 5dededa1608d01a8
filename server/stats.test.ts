import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type Page, paths, type RoomInfo } from "#wire";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "./testing.ts";
import { openTcp } from "./testing-peers.ts";
import {
  ask,
  bytesOf,
  bytesOfPeer,
  readCounts,
  readStats,
  startCounting,
} from "./testing-stats.ts";
import { transports } from "./transports/index.ts";

const none = {
  requests: 0,
  sends: 0,
  empties: 0,
  messages: 0,
  framesUp: 0,
  framesDown: 0,
  bytesUp: { overhead: 0, payload: 0 },
  bytesDown: { overhead: 0, payload: 0 },
  openNow: { parked: 0, sockets: 0, idle: 0 },
  connectionsOpened: 0,
};

describe("the counts of polling", () => {
  test("a fresh room has every key of every transport, for itself and for any client", async (t) => {
    const before = Date.now();
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const { since, ...stats } = await readStats(server, room, "me");
    const all = Object.fromEntries(Object.keys(transports).map((id) => [id, none]));
    assert.deepEqual(stats, { room, transports: all, client: all });
    assert.ok(since > before - 1000 && since < Date.now() + 1000);
    assert.equal("client" in (await readStats(server, room)), false);
  });

  for (const id of ["short-polling", "long-polling"]) {
    test(`asks and sends of ${id} on one connection are counted to the byte`, async (t) => {
      const { peer, path, counts } = await startCounting(t, id);
      const body = JSON.stringify({ ...makeDraft("héllo 👋") });
      let down = 0;
      down += (await ask(peer, "GET", path)).length;
      down += (await ask(peer, "POST", path, body)).length;
      down += (await ask(peer, "POST", path, body)).length;
      down += (await ask(peer, "GET", path)).length;
      down += (await ask(peer, "GET", `${path}?after=gone`)).length;
      const counted = await counts();
      assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
      assert.equal(counted.bytesUp.payload, 2 * Buffer.byteLength(body));
      assert.equal(counted.bytesDown.payload, down);
      const { bytesUp: _, bytesDown: __, ...rest } = counted;
      const { bytesUp: ___, bytesDown: ____, ...expected } = none;
      assert.deepEqual(rest, {
        ...expected,
        requests: 5,
        sends: 2,
        empties: 1,
        messages: 1,
        openNow: { parked: 0, sockets: 0, idle: 1 },
        connectionsOpened: 1,
      });
    });

    test(`refused sends of ${id} count too, their bodies as payload`, async (t) => {
      const { peer, path, counts } = await startCounting(t, id);
      const bodies = ["{", "{}", "x".repeat(20_000), JSON.stringify(makeDraft())];
      for (const body of bodies.slice(0, 3)) await ask(peer, "POST", path, body);
      await ask(peer, "POST", `${path}?client=not%20ours`, bodies[3]);
      const counted = await counts();
      assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
      assert.equal(counted.bytesUp.payload, bodies.join("").length);
      assert.deepEqual([counted.requests, counted.sends, counted.messages], [4, 4, 0]);
    });
  }

  test("an aborted long poll counts its request, its bytes and no answer", async (t) => {
    const { server, peer, path, counts } = await startCounting(t, "long-polling");
    const { body } = await call<Page>(server, "GET", path);
    const before = await counts();
    peer.write(`GET ${path}?after=${body.cursor} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await eventually(async () => assert.equal((await counts()).openNow.parked, 1));
    const parked = await counts();
    assert.equal(parked.requests, before.requests + 1);
    assert.deepEqual(parked.bytesUp, before.bytesUp);
    peer.tcp.destroy();
    await eventually(async () => assert.equal((await counts()).openNow.parked, 0));
    const after = await counts();
    assert.deepEqual(after.bytesDown, before.bytesDown);
    assert.equal(after.bytesUp.payload, 0);
    assert.equal(after.bytesUp.overhead, before.bytesUp.overhead + peer.bytesUp);
    assert.equal(after.empties, before.empties);
  });

  test("what is not a transport's adds nothing, not even on the same connection", async (t) => {
    const { room, peer, path, counts } = await startCounting(t, "short-polling");
    await ask(peer, "GET", path);
    const before = await counts();
    const bytes = bytesOfPeer(peer);
    for (const other of [paths.stats(room), paths.time, paths.room(room), "/healthz", "/api/no"]) {
      await ask(peer, "GET", other);
      assert.deepEqual(await counts(), before, other);
    }
    await ask(peer, "POST", paths.say(room));
    assert.deepEqual(await counts(), before);
    const own = bytesOfPeer(peer);
    await ask(peer, "GET", path);
    const after = bytesOf(await counts());
    assert.equal(after.up - bytes.up, peer.bytesUp - own.up);
    assert.equal(after.down - bytes.down, peer.bytesDown - own.down);
  });

  test("a client's counts are its own, and those without a client are the room's alone", async (t) => {
    const { server, room, peer, path, counts } = await startCounting(t, "short-polling");
    await ask(peer, "GET", path);
    await ask(peer, "GET", `${path}?client=me`);
    await ask(peer, "POST", `${path}?client=me`, JSON.stringify(makeDraft()));
    await ask(peer, "GET", `${path}?client=you`);
    const { client } = await readStats(server, room, "me");
    const mine = client?.["short-polling"];
    assert.ok(mine);
    assert.deepEqual([mine.requests, mine.sends, mine.messages], [2, 1, 0]);
    const all = await counts();
    assert.deepEqual([all.requests, all.sends, all.messages], [4, 1, 1]);
    assert.deepEqual(bytesOf(all), bytesOfPeer(peer));
  });

  test("each room counts for itself", async (t) => {
    const { server, peer, path } = await startCounting(t, "short-polling");
    const other = await makeRoom(server);
    await ask(peer, "GET", path);
    assert.deepEqual(await readCounts(server, other.room, "short-polling"), none);
  });
});

describe("the clients of a room", () => {
  test("are those that ask, each once, and by transport", async (t) => {
    const { server, room, path } = await startCounting(t, "short-polling");
    const long = paths.transport(room, "long-polling");
    for (const client of ["me", "me", "you"]) await call(server, "GET", `${path}?client=${client}`);
    await call(server, "GET", `${long}?client=me`);
    await call(server, "GET", path);
    await call(server, "POST", `${path}?client=writer`, { json: makeDraft() });
    const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
    assert.deepEqual(body.clients, { "short-polling": 2, "long-polling": 1, websocket: 0 });
  });
});

describe("connections", () => {
  test("belong to the transport and client of their first counted exchange", async (t) => {
    const { server, room, peer, path, counts } = await startCounting(t, "short-polling");
    await ask(peer, "GET", paths.time);
    assert.equal((await counts()).connectionsOpened, 0);
    await ask(peer, "GET", `${path}?client=me`);
    await ask(peer, "GET", `${path}?client=you`);
    await ask(peer, "GET", paths.transport(room, "long-polling"));
    const opened = async (client: string) =>
      (await readStats(server, room, client)).client?.["short-polling"]?.connectionsOpened;
    assert.deepEqual([await opened("me"), await opened("you")], [1, 0]);
    assert.equal((await counts()).connectionsOpened, 1);
    assert.equal((await readCounts(server, room, "long-polling")).connectionsOpened, 0);
    const second = await openTcp(t, server);
    await ask(second, "GET", path);
    assert.equal((await counts()).connectionsOpened, 2);
  });

  test("idle for the transport of their last counted exchange, until they close", async (t) => {
    const { server, room, peer, path, counts } = await startCounting(t, "short-polling");
    const long = paths.transport(room, "long-polling");
    const idle = async () => [
      (await counts()).openNow.idle,
      (await readCounts(server, room, "long-polling")).openNow.idle,
    ];
    await ask(peer, "GET", path);
    assert.deepEqual(await idle(), [1, 0]);
    const { cursor } = JSON.parse(await ask(peer, "GET", long));
    assert.deepEqual(await idle(), [0, 1]);
    await ask(peer, "GET", paths.time);
    assert.deepEqual(await idle(), [0, 1]);
    const parked = ask(peer, "GET", `${long}?after=${cursor}`);
    await eventually(async () => assert.deepEqual(await idle(), [0, 0]));
    await sayMany(server, room, 1);
    await parked;
    assert.deepEqual(await idle(), [0, 1]);
    peer.tcp.destroy();
    await eventually(async () => assert.deepEqual(await idle(), [0, 0]));
  });
});
