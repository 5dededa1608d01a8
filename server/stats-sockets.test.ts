import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type Page, paths, type RoomInfo } from "#wire";
import { call, eventually, makeDraft } from "./testing.ts";
import {
  bytesOf,
  bytesOfPeer,
  framesIn,
  maskedFrame,
  readStats,
  startCounting,
  upgrade,
} from "./testing-stats.ts";

const text = 1;
const close = 8;
const ping = 9;
const pong = 10;
const start = (t: Parameters<typeof startCounting>[0]) => startCounting(t, "websocket");
/** A draft frame of exactly that many bytes. */
const draftOf = (length: number) => {
  const frame = JSON.stringify({ type: "send", ...makeDraft("") });
  return frame.replace('"text":""', `"text":"${"x".repeat(length - frame.length)}"`);
};
const dataOf = (heard: string) => framesIn(heard).filter(({ opcode }) => opcode === text);
const payloadOf = (heard: string) =>
  dataOf(heard).reduce((sum, { payload }) => sum + payload.length, 0);

describe("the counts of a WebSocket", () => {
  test("the handshake is one request, all overhead, and the first frame is payload", async (t) => {
    const { peer, path, counts } = await start(t);
    await upgrade(peer, path);
    const counted = await counts();
    assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
    assert.equal(counted.bytesUp.payload, 0);
    assert.equal(counted.bytesDown.payload, payloadOf(peer.heard));
    assert.deepEqual([counted.requests, counted.framesUp, counted.framesDown], [1, 0, 1]);
    assert.deepEqual(counted.openNow, { parked: 0, sockets: 1, idle: 0 });
    assert.equal(counted.connectionsOpened, 1);
  });

  test("frames up of 125 and 126 bytes and all frames down are counted to the byte", async (t) => {
    const { peer, path, counts } = await start(t);
    await upgrade(peer, path);
    const before = await counts();
    for (const length of [125, 126]) {
      const frames = dataOf(peer.heard).length;
      peer.write(maskedFrame(text, draftOf(length)));
      await peer.until((heard) => dataOf(heard).length === frames + 2);
    }
    const counted = await counts();
    assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
    assert.equal(counted.bytesUp.payload, 125 + 126);
    assert.equal(counted.bytesUp.overhead - before.bytesUp.overhead, 2 + 4 + 4 + 4);
    assert.equal(counted.bytesDown.payload, payloadOf(peer.heard));
    assert.deepEqual([counted.sends, counted.messages, counted.empties], [2, 2, 0]);
    assert.deepEqual([counted.framesUp, counted.framesDown, counted.requests], [2, 5, 1]);
  });

  test("frames down of 125 and 126 bytes carry 2 and 4 bytes of overhead", async (t) => {
    const { peer, path, counts } = await start(t);
    await upgrade(peer, path);
    // The detail of this problem repeats nothing of the frame but its id.
    const problem = (id: string) => maskedFrame(text, JSON.stringify({ type: "send", id }));
    const heardWith = async (id: string) => {
      const frames = dataOf(peer.heard).length;
      peer.write(problem(id));
      await peer.until((heard) => dataOf(heard).length === frames + 1);
      return dataOf(peer.heard).at(-1)?.payload.length ?? 0;
    };
    const shortest = await heardWith("a");
    assert.ok(shortest < 125, `${shortest} bytes`);
    for (const [length, overhead] of [
      [125, 2],
      [126, 4],
    ] as const) {
      const before = await counts();
      assert.equal(await heardWith("a".repeat(1 + length - shortest)), length);
      const after = await counts();
      assert.equal(after.bytesDown.payload - before.bytesDown.payload, length);
      assert.equal(after.bytesDown.overhead - before.bytesDown.overhead, overhead);
    }
    assert.deepEqual(bytesOf(await counts()), bytesOfPeer(peer));
  });

  test("a frame down of more than 65,535 bytes carries 10 bytes of overhead", async (t) => {
    const { server, room, peer, path, counts } = await start(t);
    const poll = paths.transport(room, "short-polling");
    const { body } = await call<Page>(server, "GET", poll);
    for (let i = 0; i < 40; i += 1) {
      await call(server, "POST", poll, { json: makeDraft("x".repeat(2000)) });
    }
    await upgrade(peer, `${path}?after=${body.cursor}`);
    const counted = await counts();
    assert.ok(payloadOf(peer.heard) > 65_535);
    assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
    assert.equal(counted.bytesDown.payload, payloadOf(peer.heard));
    const handshake = peer.heard.indexOf("\r\n\r\n") + 4;
    assert.equal(counted.bytesDown.overhead, handshake + 10);
    assert.deepEqual([counted.messages, counted.framesDown], [40, 1]);
  });

  test("ping, pong and close are bytes of overhead and no frames", async (t) => {
    const { peer, path, counts } = await start(t);
    await upgrade(peer, path);
    const before = await counts();
    const opcodes = () => framesIn(peer.heard).map(({ opcode }) => opcode);
    peer.write(maskedFrame(ping, "tick"));
    await peer.until(() => opcodes().includes(pong));
    peer.write(maskedFrame(pong, ""));
    peer.write(maskedFrame(close, Buffer.from([0x03, 0xe8])));
    await peer.until(() => opcodes().includes(close));
    peer.tcp.end();
    await eventually(async () => assert.equal((await counts()).openNow.sockets, 0));
    const counted = await counts();
    assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
    assert.equal(counted.bytesUp.payload, 0);
    assert.equal(counted.bytesDown.payload, before.bytesDown.payload);
    assert.deepEqual([counted.framesUp, counted.framesDown], [0, 1]);
    assert.deepEqual(counted.openNow, { parked: 0, sockets: 0, idle: 0 });
  });

  test("the problem and close that refuse a cursor are counted as well", async (t) => {
    const { peer, path, counts } = await start(t);
    await upgrade(peer, `${path}?after=gone`);
    await peer.until((heard) => framesIn(heard).some(({ opcode }) => opcode === close));
    const counted = await counts();
    assert.deepEqual(bytesOf(counted), bytesOfPeer(peer));
    assert.deepEqual([counted.requests, counted.framesDown, counted.messages], [1, 1, 0]);
  });

  test("a refused upgrade and a plain GET are requests too", async (t) => {
    const { server, peer, path, counts } = await start(t);
    peer.write(
      `GET ${path}?limit=0 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await new Promise((resolve) => peer.tcp.once("close", resolve));
    await eventually(async () => assert.deepEqual(bytesOf(await counts()), bytesOfPeer(peer)));
    const refused = await counts();
    const body = peer.heard.slice(peer.heard.indexOf("\r\n\r\n") + 4);
    assert.equal(refused.bytesDown.payload, body.length);
    await call(server, "GET", path);
    assert.equal((await counts()).requests, 2);
  });

  test("a socket's client has its own counts and is present while it is open", async (t) => {
    const { server, room, peer, path } = await start(t);
    const present = async () =>
      (await call<RoomInfo>(server, "GET", paths.room(room))).body.clients.websocket;
    await upgrade(peer, `${path}?client=me`);
    const mine = (await readStats(server, room, "me")).client?.websocket;
    assert.ok(mine);
    assert.deepEqual(bytesOf(mine), bytesOfPeer(peer));
    assert.equal(await present(), 1);
    peer.tcp.destroy();
    await eventually(async () => assert.equal(await present(), 0));
  });
});
