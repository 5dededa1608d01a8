import assert from "node:assert/strict";
import type { Socket } from "node:net";
import test from "node:test";
import { paths } from "#wire";
import { type CaptureMade, type CapturePage, capturePaths } from "#wire-capture";
import { call, eventually, makeRoom, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

test("a capture does not begin with the answer that told its own secret", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const path = capturePaths.captures(room);
  // One connection for all, as a browser keeps it: the look at it begins in the middle of a request.
  const peer = await openTcp(t, server);
  const exchange = async (method: string, target: string) => {
    const before = peer.heard.length;
    const request = `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
    peer.tcp.write(request);
    await eventually(() => assert.match(peer.heard.slice(before), /\r\n\r\n\{.*\}$/));
    return { request, answer: peer.heard.slice(before) };
  };
  const told = await exchange("POST", path);
  const made: CaptureMade = JSON.parse(told.answer.slice(told.answer.indexOf("{")));
  const target = `${paths.transport(room, "short-polling")}?client=${made.client}`;
  const { request, answer } = await exchange("GET", target);
  const headers = { Authorization: `Bearer ${made.secret}` };
  await eventually(async () => {
    const { body } = await call<CapturePage>(server, "GET", path, { headers });
    const passed = body.pieces.map(({ bytes }) => Buffer.from(bytes, "base64").toString("latin1"));
    assert.equal(passed.join(""), request + answer);
  });
});

test("nothing is put on a connection while nobody captures, and all is taken off again", async (t) => {
  const server = await startChat(t);
  const sockets: Socket[] = [];
  server.http.on("connection", (socket) => sockets.push(socket));
  const { room } = await makeRoom(server);
  const peer = await openTcp(t, server);
  const ask = async () => {
    const before = peer.heard.length;
    peer.tcp.write(
      `GET ${paths.transport(room, "short-polling")} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    await eventually(() => assert.match(peer.heard.slice(before), /\r\n\r\n\{.*\}$/));
  };
  await ask();
  const socket = sockets.at(-1);
  assert.ok(socket);
  const listeners = () => socket.listenerCount("data");
  const isTapped = () => socket.write !== Object.getPrototypeOf(socket).write;
  const usual = listeners();
  assert.equal(isTapped(), false);
  const path = capturePaths.captures(room);
  const { secret } = (await call<CaptureMade>(server, "POST", path)).body;
  await ask();
  assert.deepEqual([isTapped(), listeners()], [true, usual + 1]);
  const headers = { Authorization: `Bearer ${secret}` };
  await call(server, "DELETE", path, { headers });
  await ask();
  assert.deepEqual([isTapped(), listeners()], [false, usual]);
});
