import assert from "node:assert/strict";
import { once } from "node:events";
import test, { describe } from "node:test";
import { type Message, type Page, paths } from "#wire";
import { call, makeRoom, startChat } from "../testing.ts";
import { openTcp, openWs } from "../testing-peers.ts";

describe("time", () => {
  test("is ms since the epoch with fractions, never stepping back", async (t) => {
    const server = await startChat(t);
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { body } = await call<{ now: number }>(server, "GET", paths.time);
      times.push(body.now);
    }
    for (const now of times) assert.ok(Math.abs(now - Date.now()) < 5000);
    assert.ok(times.some((now) => !Number.isInteger(now)));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  test("is the clock of `acceptedAt`", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const time = async () => (await call<{ now: number }>(server, "GET", paths.time)).body.now;
    const before = await time();
    const { body } = await call<{ message: Message }>(server, "POST", paths.say(room));
    const { acceptedAt } = body.message;
    assert.ok(before <= acceptedAt && acceptedAt <= (await time()));
  });
});

describe("health", () => {
  test("the server is alive and ready", async (t) => {
    const server = await startChat(t);
    assert.equal((await call(server, "GET", paths.alive)).status, 200);
    assert.equal((await call(server, "GET", paths.ready)).status, 200);
  });

  test("a server that stops is alive but not ready, and says when to ask again", async (t) => {
    const server = await startChat(t);
    await server.chat.traffic.drain(100);
    const { status, body, headers } = await call(server, "GET", paths.ready);
    assert.deepEqual([status, body.code], [503, "unavailable"]);
    assert.match(headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    assert.equal(headers.get("connection"), "close");
    assert.equal((await call(server, "GET", paths.alive)).status, 200);
  });

  test("a server that can keep nothing is not ready and takes nothing", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    await server.chat.close();
    for (const path of [paths.say(room), paths.rooms]) {
      const { status, body, headers } = await call(server, "POST", path);
      assert.deepEqual([status, body.code], [503, "unavailable"]);
      assert.match(headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    }
  });
});

describe("say", () => {
  test("makes news of the server's own", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const { status, body } = await call<{ message: Message }>(server, "POST", paths.say(room));
    const { message } = body;
    assert.equal(status, 201);
    assert.deepEqual([message.seq, message.via, message.kind], [1, "server", "chat"]);
    assert.ok(message.text.length > 0);
    const page = await call<Page>(server, "GET", paths.transport(room, "short-polling"));
    assert.deepEqual(page.body.messages, [message]);
    assert.equal((await call(server, "POST", paths.say("nobody"))).status, 404);
  });
});

describe("echo", () => {
  for (const [what, data, binary] of [
    ["text", Buffer.from("héllo 👋"), false],
    ["an empty text", Buffer.alloc(0), false],
    ["binary", Buffer.from([0, 255, 128]), true],
    ["128 KiB of text", Buffer.alloc(128 * 1024, "x"), false],
    ["128 KiB of binary", Buffer.alloc(128 * 1024, 7), true],
  ] as const) {
    test(`sends ${what} back as it came`, async (t) => {
      const { ws } = openWs(t, await startChat(t), paths.echo);
      ws.removeAllListeners("message");
      await once(ws, "open");
      ws.send(data, { binary });
      const [echoed, isBinary] = await once(ws, "message");
      assert.deepEqual(echoed, data);
      assert.equal(isBinary, binary);
    });
  }

  test("keeps the order of many frames", async (t) => {
    const { ws, say, frames, until } = openWs(t, await startChat(t), paths.echo);
    await once(ws, "open");
    for (let i = 0; i < 200; i += 1) say({ type: "pong", t: i, now: 0 });
    await until(() => (frames.length === 200 ? true : undefined));
    const order = frames.map((frame) => (frame.type === "pong" ? frame.t : -1));
    assert.deepEqual(
      order,
      Array.from({ length: 200 }, (_, i) => i),
    );
  });

  test("closes with 1009 after more than 128 KiB", async (t) => {
    const { ws, closed } = openWs(t, await startChat(t), paths.echo);
    await once(ws, "open");
    ws.send(Buffer.alloc(128 * 1024 + 1));
    assert.equal((await closed).code, 1009);
  });
});

test("a foreign Host hears 421, on every path", async (t) => {
  const server = await startChat(t);
  for (const path of [paths.time, paths.alive, "/"]) {
    const peer = await openTcp(t, server);
    peer.write(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\n\r\n`);
    await peer.until((heard) => /^HTTP\/1\.1 421 .*misdirected/s.test(heard));
  }
});
