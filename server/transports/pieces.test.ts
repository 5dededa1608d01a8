import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { paths } from "#wire";
import { makeRoom, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";
import { framesIn, maskedFrame, upgrade } from "../testing-stats.ts";

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const peer = await openTcp(t, server);
  await upgrade(peer, paths.transport(room, "websocket"));
  return peer;
}

/** A ping in so many frames; only the last is marked final (RFC 6455, section 5.4). */
function inFragments(count: number): Buffer {
  const text = '{"type":"ping","t":1}'.padEnd(count);
  const size = Math.floor(text.length / count);
  const frames = Array.from({ length: count }, (_, i) => {
    const part = text.slice(i * size, i === count - 1 ? undefined : (i + 1) * size);
    const frame = maskedFrame(i === 0 ? 1 : 0, part);
    if (i < count - 1) frame.writeUInt8(frame.readUInt8(0) & 0x7f, 0);
    return frame;
  });
  return Buffer.concat(frames);
}

test("a message in 64 fragments is heard", async (t) => {
  const peer = await start(t);
  peer.write(inFragments(64));
  await peer.until((heard) => heard.includes('"pong"'));
});

test("a message in more than 64 fragments closes its socket", async (t) => {
  const peer = await start(t);
  peer.write(inFragments(65));
  await peer.until((heard) => framesIn(heard).some(({ opcode }) => opcode === 8));
  const close = framesIn(peer.heard).find(({ opcode }) => opcode === 8);
  assert.equal(close?.payload.readUInt16BE(0), 1008);
});

test("no compression is agreed on, even when it is asked for", async (t) => {
  const server = await startChat(t);
  const peer = await openTcp(t, server);
  peer.write(
    `GET ${paths.echo} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
      "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
  );
  const answer = await peer.until((heard) => heard.includes("\r\n\r\n"));
  assert.match(answer, /^HTTP\/1\.1 101 /);
  assert.doesNotMatch(answer, /sec-websocket-extensions/i);
});
