import assert from "node:assert/strict";
import { once } from "node:events";
import test, { describe, type TestContext } from "node:test";
import type { ServerFrame } from "#wire";
import { makeDraft, makeRoom, sayMany, startChat } from "../server/testing.ts";
import type { TrafficEvent } from "./happening.ts";
import { createBell, WebSocket } from "./testing.ts";
import { reply, say, startFake, startGate } from "./testing-net.ts";
import { createTraffic } from "./traffic.ts";

const never = { signal: new AbortController().signal, timeoutMs: 5000 };

/** A door to one transport, and what it told. */
function openDoor(port: number, room: string, transport: string) {
  const events: TrafficEvent[] = [];
  const origin = `http://127.0.0.1:${port}`;
  const observe = (event: TrafficEvent) => void events.push(event);
  const traffic = createTraffic({ origin, room, transport, client: "me", observe, WebSocket });
  /** What was told, without number and time. */
  const told = () => events.map(({ exchange: _, at: __, ...happening }) => happening);
  return { traffic, events, told };
}

async function start(t: TestContext, transport: string) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  return { server, room, ...openDoor(server.port, room, transport) };
}

describe("the door tells", () => {
  test("of an ask and its answer, with the messages in it", async (t) => {
    const { server, room, traffic, told, events } = await start(t, "long-polling");
    await sayMany(server, room, 3);
    const { messages, cursor } = await traffic.ask({ wait: 1 }, never);
    assert.equal(messages.length, 3);
    await traffic.ask({ after: cursor, wait: 0 }, never);
    const url = `/api/rooms/${room}/long-polling`;
    assert.deepEqual(told(), [
      { type: "request", kind: "ask", url: `${url}?wait=1&client=me` },
      { type: "answer", status: 200, messages: 3 },
      { type: "request", kind: "ask", url: `${url}?after=${cursor}&wait=0&client=me` },
      { type: "answer", status: 200, messages: 0 },
    ]);
    const [first, answer, second] = events;
    assert.ok(first && answer && second);
    assert.equal(first.exchange, answer.exchange);
    assert.notEqual(first.exchange, second.exchange);
    assert.ok(first.at <= answer.at && answer.at <= second.at);
  });

  test("of a send, whose receipt is no message that came", async (t) => {
    const { room, traffic, told } = await start(t, "short-polling");
    const draft = makeDraft();
    assert.equal((await traffic.send(draft, never)).id, draft.id);
    assert.deepEqual(told(), [
      { type: "request", kind: "send", url: `/api/rooms/${room}/short-polling?client=me` },
      { type: "answer", status: 201, messages: 0 },
    ]);
  });

  test("of a refusal as of an answer", async (t) => {
    const { traffic, told } = await start(t, "short-polling");
    const refused = traffic.send({ ...makeDraft(), text: "" }, never);
    await assert.rejects(refused, { code: "invalid", isFinal: true });
    assert.deepEqual(told().slice(1), [{ type: "answer", status: 422, messages: 0 }]);
  });

  test("of a handshake, of frames both ways, and of the fall", async (t) => {
    const { server, room, traffic, told } = await start(t, "websocket");
    const bell = createBell();
    const frames: ServerFrame[] = [];
    const hear = (frame: ServerFrame) => {
      frames.push(frame);
      bell.ring();
    };
    await sayMany(server, room, 2);
    const line = await traffic.connect({}, hear, never);
    await bell.until(() => frames.length === 1);
    line.send({ type: "ping", t: 1 });
    await bell.until(() => frames.length === 2);
    const stopping = server.stop();
    await assert.rejects(line.fallen, { code: "stopping" });
    await stopping;
    const fallen = told().at(-1);
    assert.deepEqual(told().slice(0, -1), [
      { type: "request", kind: "handshake", url: `/api/rooms/${room}/websocket?client=me` },
      { type: "answer", status: 101, messages: 0 },
      { type: "frame", direction: "down", frame: "messages", messages: 2 },
      { type: "frame", direction: "up", frame: "ping", messages: 0 },
      { type: "frame", direction: "down", frame: "pong", messages: 0 },
    ]);
    assert.ok(fallen?.type === "fallen" && fallen.cause.code === "stopping");
    line.send({ type: "ping", t: 2 });
    assert.equal(told().filter(({ type }) => type === "frame").length, 3);
  });

  test("of a server that cannot be reached, for each way", async (t) => {
    const gate = await startGate(t, 0);
    gate.target = undefined;
    const { traffic, told } = openDoor(gate.port, "r", "any");
    await assert.rejects(traffic.ask({}, never), { code: "unreachable" });
    await assert.rejects(traffic.send(makeDraft(), never), { code: "unreachable" });
    await assert.rejects(
      traffic.connect({}, () => {}, never),
      { code: "unreachable" },
    );
    const types = told().map((event) => (event.type === "failure" ? event.cause.code : event.type));
    assert.deepEqual(types, Array.from({ length: 3 }, () => ["request", "unreachable"]).flat());
  });

  test("of an answer that takes too long, in its head or in its body", async (t) => {
    const fake = await startFake(t, {
      answer(res, _req, nth) {
        if (nth === 2) res.writeHead(200).write('{"cursor":');
      },
    });
    const { traffic, told } = openDoor(fake.port, "r", "any");
    for (const _ of [1, 2]) {
      const asking = traffic.ask({}, { ...never, timeoutMs: 100 });
      await assert.rejects(asking, { code: "timeout" });
    }
    const types = told().map((event) => (event.type === "failure" ? event.cause.code : event.type));
    assert.deepEqual(types, ["request", "timeout", "request", "timeout"]);
  });

  test("of what was called off, for each way", async (t) => {
    const fake = await startFake(t, {});
    const { traffic, told } = openDoor(fake.port, "r", "any");
    const calls = [
      (signal: AbortSignal) => traffic.ask({}, { ...never, signal }),
      (signal: AbortSignal) => traffic.send(makeDraft(), { ...never, signal }),
      (signal: AbortSignal) => traffic.connect({}, () => {}, { ...never, signal }),
    ];
    for (const call of calls) {
      const closing = new AbortController();
      const calling = call(closing.signal);
      closing.abort();
      await assert.rejects(calling);
    }
    assert.deepEqual(
      told().map(({ type }) => type),
      calls.flatMap(() => ["request", "aborted"]),
    );
  });

  test("of a line that was called off once, and it closes", async (t) => {
    const closed = createBell();
    let code: number | undefined;
    const fake = await startFake(t, {
      async welcome(ws) {
        say(ws, { type: "messages", cursor: "c0", messages: [] });
        [code] = await once(ws, "close");
        closed.ring();
      },
    });
    const { traffic, told } = openDoor(fake.port, "r", "any");
    const closing = new AbortController();
    const patience = { ...never, signal: closing.signal };
    const line = await traffic.connect({}, () => {}, patience);
    closing.abort();
    await assert.rejects(line.fallen);
    await closed.until(() => code === 1000);
    assert.equal(told().filter(({ type }) => type === "aborted").length, 1);
    assert.equal(told().filter(({ type }) => type === "fallen").length, 0);
  });

  test("of an answer that is not the server's, which is a bad one", async (t) => {
    const strange = ["<html>", "null", "{}", '{"cursor":1,"messages":[]}', '{"cursor":"c0"}'];
    const fake = await startFake(t, {
      answer: (res, _req, nth) => void res.writeHead(200).end(strange[nth - 1]),
    });
    const { traffic } = openDoor(fake.port, "r", "any");
    for (const body of strange) {
      await assert.rejects(traffic.ask({}, never), { code: "bad-answer", isFinal: false }, body);
    }
  });
});

test("requests are never answered from a cache", async (t) => {
  const asked = t.mock.method(globalThis, "fetch");
  const fake = await startFake(t, {
    answer: (res) => reply(res, 200, { cursor: "c", messages: [], message: {}, more: false }),
  });
  const { traffic } = openDoor(fake.port, "r", "any");
  await traffic.ask({}, never);
  await traffic.send(makeDraft(), never);
  const modes = asked.mock.calls.map(({ arguments: [, init] }) => init?.cache);
  assert.deepEqual(modes, ["no-store", "no-store"]);
});
