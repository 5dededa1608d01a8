import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import test from "node:test";
import { type Page, paths, type RoomInfo } from "#wire";
import { call, eventually, makeRoom, startChat, type TestServer } from "./testing.ts";
import { openTcp, openWs } from "./testing-peers.ts";
import { readCounts } from "./testing-stats.ts";

/** Says so many messages of 4 KB and settles when they are there. */
async function fill(server: TestServer, { room, hostKey }: { room: string; hostKey: string }) {
  const headers = { Authorization: `Bearer ${hostKey}` };
  const json = { ratePerSecond: 1000, bytes: 4096, pattern: "burst", seed: 1, count: 50 };
  await call(server, "PUT", paths.chatter(room), { json, headers });
  await eventually(async () => {
    assert.equal((await call<RoomInfo>(server, "GET", paths.room(room))).body.head, 50);
  });
}

test("an answer that its client does not read is given up, and others are answered meanwhile", async (t) => {
  const server = await startChat(t, { answerMs: 150 });
  const made = await makeRoom(server);
  await fill(server, made);
  const path = paths.transport(made.room, "short-polling");
  const connected = once(server.http, "connection");
  const peer = connect(server.port, "127.0.0.1");
  t.after(() => peer.destroy());
  peer.on("error", () => {});
  peer.pause();
  // More than the kernel keeps for a peer that does not read.
  peer.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(100));
  const { body } = await call<Page>(server, "GET", path);
  assert.equal(body.messages.length, 50);
  const [socket] = (await connected) as [Socket];
  assert.equal(socket.remotePort, peer.localPort);
  if (!socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
  assert.equal((await readCounts(server, made.room, "short-polling")).openNow.parked, 0);
});

test("a socket that does not read is told to come back at 1 MiB, and then has everything", async (t) => {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const path = paths.transport(room, "websocket");
  const stuck = openWs(t, server, path);
  await stuck.heard("messages");
  stuck.ws.pause();
  const headers = { Authorization: `Bearer ${hostKey}` };
  const count = 3000;
  const json = { ratePerSecond: 1000, bytes: 4096, pattern: "burst", seed: 1, count };
  await call(server, "PUT", paths.chatter(room), { json, headers });
  while ((await call<RoomInfo>(server, "GET", paths.room(room))).body.head < count);
  stuck.ws.resume();
  assert.equal((await stuck.closed).code, 1013);
  const heard = stuck.frames.flatMap((frame) => (frame.type === "messages" ? [frame] : []));
  const seqs = heard.flatMap(({ messages }) => messages.map(({ seq }) => seq));
  assert.ok(seqs.length < count);
  for (let cursor = heard.at(-1)?.cursor ?? ""; seqs.length < count; ) {
    const { body } = await call<Page>(
      server,
      "GET",
      `${paths.transport(room, "short-polling")}?after=${cursor}`,
    );
    seqs.push(...body.messages.map(({ seq }) => seq));
    cursor = body.cursor;
  }
  assert.ok(seqs.every((seq, i) => seq === i + 1));
});

test("an answer that waits on its connection behind a held one is not given up meanwhile", async (t) => {
  const server = await startChat(t, { answerMs: 100 });
  const { room } = await makeRoom(server);
  const held = paths.transport(room, "long-polling");
  const { cursor } = (await call<Page>(server, "GET", held)).body;
  const peer = await openTcp(t, server);
  const lines = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  peer.write(
    lines(`${held}?after=${cursor}&wait=1`) + lines(paths.transport(room, "short-polling")),
  );
  await peer.until((heard) => heard.split("HTTP/1.1 200 OK").length === 3);
});
