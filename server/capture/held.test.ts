import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Page, paths } from "#wire";
import {
  type CapturedBytes,
  type CaptureMade,
  type CapturePage,
  capturePaths,
} from "#wire-capture";
import { call, eventually, makeRoom, sayMany, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

/** A long poll of the capture's client that the server holds. */
async function hold(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const path = capturePaths.captures(room);
  const { client, secret } = (await call<CaptureMade>(server, "POST", path)).body;
  const headers = { Authorization: `Bearer ${secret}` };
  const read = async () =>
    (await call<CapturePage>(server, "GET", path, { headers })).body.pieces.map(told);
  const route = paths.transport(room, "long-polling");
  const { cursor } = (await call<Page>(server, "GET", route)).body;
  const peer = await openTcp(t, server);
  const request = `GET ${route}?client=${client}&after=${cursor}&wait=55 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  peer.tcp.write(request);
  return { server, room, read, peer, request };
}

const told = ({ way, bytes, isLast, exchange }: CapturedBytes) => ({
  way,
  said: Buffer.from(bytes, "base64").toString("latin1"),
  exchange,
  ...(isLast && { isLast }),
});

test("a request that is held is told when it comes, and its answer as the same exchange", async (t) => {
  const { server, room, read, peer, request } = await hold(t);
  let exchange = 0;
  await eventually(async () => {
    const pieces = await read();
    exchange = pieces[0]?.exchange ?? 0;
    assert.deepEqual(pieces, [{ way: "up", said: request, exchange }]);
  });
  await sayMany(server, room, 1);
  await eventually(async () => {
    const [asked, ...answer] = await read();
    assert.deepEqual(asked, { way: "up", said: request, exchange });
    assert.equal(answer.map(({ said }) => said).join(""), peer.heard);
    assert.match(peer.heard, /^HTTP\/1\.1 200 /);
    assert.ok(answer.every((piece) => piece.way === "down" && piece.exchange === exchange));
    assert.deepEqual(
      answer.map(({ isLast }) => isLast),
      [...answer.slice(1).map(() => undefined), true],
    );
  });
});

test("a held request whose client leaves is told to be over, with no bytes for an answer", async (t) => {
  const { read, peer, request } = await hold(t);
  await eventually(async () => assert.equal((await read()).length, 1));
  peer.tcp.destroy();
  await eventually(async () => {
    const [asked, over] = await read();
    assert.equal(asked?.said, request);
    assert.deepEqual(over, { way: "down", said: "", exchange: asked?.exchange, isLast: true });
  });
});
