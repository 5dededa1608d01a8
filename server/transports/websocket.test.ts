import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths, type RoomInfo } from "#wire";
import type { Config } from "../config.ts";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { openTcp, openWs } from "../testing-peers.ts";

async function start(t: TestContext, overrides: Partial<Config> = {}) {
  const server = await startChat(t, overrides);
  const { room } = await makeRoom(server);
  const path = paths.transport(room, "websocket");
  const open = (query = "") => openWs(t, server, path + query);
  const openAndHear = async (query = "") => {
    const socket = open(query);
    await socket.heard("messages");
    return socket;
  };
  return { server, room, path, open, openAndHear };
}
const problemsOf = (frames: { type: string }[]) => frames.filter(({ type }) => type === "problem");

describe("a WebSocket that receives", () => {
  test("hears a `messages` frame first, even an empty one", async (t) => {
    const { open } = await start(t);
    const { until, frames } = open();
    const first = await until(() => frames[0]);
    assert.ok(first.type === "messages");
    assert.deepEqual(first.messages, []);
    assert.deepEqual(Object.keys(first).sort(), ["cursor", "messages", "type"]);
    const { frames: again, until: untilAgain } = open(`?after=${first.cursor}`);
    assert.deepEqual(await untilAgain(() => again[0]), first);
  });

  test("hears at most 500 messages a frame, each frame with the cursor behind it", async (t) => {
    const { server, room, open, openAndHear } = await start(t);
    const { frames } = await openAndHear();
    const empty = frames[0];
    assert.ok(empty?.type === "messages");
    await sayMany(server, room, 1100);
    const late = open(`?after=${empty.cursor}`);
    const pages = await late.until(() => {
      const heard = late.frames.filter((frame) => frame.type === "messages");
      return heard.flatMap(({ messages }) => messages).length >= 1100 ? heard : undefined;
    });
    assert.deepEqual(
      pages.map(({ messages }) => messages.length),
      [500, 500, 100],
    );
    const next = open(`?after=${pages[1]?.cursor}`);
    const { messages } = await next.heard("messages");
    assert.equal(messages[0]?.seq, 1001);
  });

  test("is pushed its own messages too", async (t) => {
    const { openAndHear } = await start(t);
    const { say, until, frames, heard } = await openAndHear();
    const draft = makeDraft();
    say({ type: "send", ...draft });
    const { id, message } = await heard("accepted");
    assert.equal(id, draft.id);
    const news = await until(() => frames.find((f) => f.type === "messages" && f.messages[0]));
    assert.deepEqual(news.type === "messages" && news.messages, [message]);
  });

  test("is told the time when it pings", async (t) => {
    const { openAndHear } = await start(t);
    const { say, heard } = await openAndHear();
    say({ type: "ping", t: 12.5 });
    const { t: echoed, now } = await heard("pong");
    assert.equal(echoed, 12.5);
    assert.ok(Math.abs(now - Date.now()) < 1000);
  });
});

describe("a WebSocket is closed", () => {
  test("with 1003 after a binary frame", async (t) => {
    const { openAndHear } = await start(t);
    const { ws, closed } = await openAndHear();
    ws.send(Buffer.from("{}"), { binary: true });
    assert.equal((await closed).code, 1003);
  });

  test("with 1007 after bad UTF-8", async (t) => {
    const { openAndHear } = await start(t);
    const { ws, closed } = await openAndHear();
    ws.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false });
    assert.equal((await closed).code, 1007);
  });

  test("with 1009 after more than 16 KiB", async (t) => {
    const { openAndHear } = await start(t);
    const { ws, closed } = await openAndHear();
    ws.send("x".repeat(16 * 1024 + 1));
    assert.equal((await closed).code, 1009);
  });

  test("with 4410 and a usable cursor when its own is gone", async (t) => {
    const { server, room, open } = await start(t);
    await sayMany(server, room, 2);
    const { heard, closed, frames } = open("?after=gone");
    const { code, cursor } = await heard("problem");
    assert.equal(code, "cursor-gone");
    assert.deepEqual(await closed, { code: 4410, reason: "cursor-gone" });
    assert.equal(frames.length, 1);
    assert.equal((await open(`?after=${cursor}`).heard("messages")).messages.length, 2);
  });

  test("with 4404 when there is no such room", async (t) => {
    const { server } = await start(t);
    const { heard, closed } = openWs(t, server, paths.transport("nowhere", "websocket"));
    assert.equal((await heard("problem")).code, "room-not-found");
    assert.deepEqual(await closed, { code: 4404, reason: "room-not-found" });
  });

  test("with 4429 after more than 50 problems in 10 s, and not before", async (t) => {
    const { openAndHear } = await start(t);
    const { say, until, frames, heard, closed } = await openAndHear();
    for (let i = 0; i < 50; i += 1) say("nonsense");
    await until(() => (problemsOf(frames).length === 50 ? true : undefined));
    say({ type: "ping", t: 1 });
    await heard("pong");
    say("nonsense");
    assert.equal((await closed).code, 4429);
    const last = frames.at(-1);
    assert.ok(last?.type === "problem");
    assert.equal(last.code, "rate-limited");
    assert.ok((last.retryAfterMs ?? 0) > 0);
  });

  test("without a word when it does not answer the heartbeat", async (t) => {
    const { server, room, path } = await start(t, { heartbeatMs: 60 });
    const peer = await openTcp(t, server);
    peer.write(
      `GET ${path}?client=mute HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    await new Promise((resolve) => peer.tcp.once("close", resolve));
    assert.match(peer.heard, /^HTTP\/1\.1 101 /);
    assert.ok(peer.heard.includes("\x89\x00"), "a ping came");
    assert.ok(!peer.heard.includes("\x88"), "no close frame came");
    await eventually(async () => {
      const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
      assert.equal(body.clients.websocket, 0);
    });
  });

  test("never while it answers the heartbeat", async (t) => {
    const { openAndHear } = await start(t, { heartbeatMs: 60 });
    const { ws, say, heard } = await openAndHear();
    for (let pings = 0; pings < 4; pings += 1) {
      await new Promise((resolve) => ws.once("ping", resolve));
    }
    say({ type: "ping", t: 1 });
    await heard("pong");
  });
});

describe("a WebSocket stays open", () => {
  for (const [what, frame, code] of [
    ["bad JSON", "{", "bad-json"],
    ["an empty frame", "", "bad-json"],
    ["an array", "[]", "invalid"],
    ["an unknown type", '{"type":"dance"}', "invalid"],
    ["no type", "{}", "invalid"],
    ["a ping without a number", '{"type":"ping","t":"1"}', "invalid"],
    ["a refused send", '{"type":"send","id":"mine","sentAt":1}', "invalid"],
  ] as const) {
    test(`after ${what}, which gets one problem`, async (t) => {
      const { openAndHear } = await start(t);
      const { say, heard, frames } = await openAndHear();
      say(frame);
      say({ type: "ping", t: 2 });
      const problem = await heard("problem");
      await heard("pong");
      assert.equal(problem.code, code);
      assert.equal(problem.id, what === "a refused send" ? "mine" : undefined);
      assert.equal(problemsOf(frames).length, 1);
    });
  }
});
