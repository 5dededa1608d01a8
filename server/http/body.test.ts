import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Problem, paths } from "#wire";
import { call, makeDraft, makeRoom, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const path = paths.transport(room, "short-polling");
  const send = (raw: BodyInit | undefined, type = "application/json", others = {}) =>
    call<Problem>(server, "POST", path, { raw, headers: { "Content-Type": type, ...others } });
  return { server, path, send };
}
const draft = () => JSON.stringify(makeDraft());

for (const type of [
  "application/json",
  "Application/JSON; charset=UTF-8",
  'application/json;charset="utf-8"',
]) {
  test(`a body of ${type} is read`, async (t) => {
    const { send } = await start(t);
    assert.equal((await send(draft(), type)).status, 201);
  });
}

for (const type of ["text/plain", "application/json; charset=latin1", "application/jsonp", ""]) {
  test(`a body of type "${type}" is refused with 415`, async (t) => {
    const { send } = await start(t);
    const { status, body } = await send(Buffer.from(draft()), type);
    assert.deepEqual([status, body.code], [415, "unsupported-media-type"]);
  });
}

test("a compressed body is refused with 415", async (t) => {
  const { send } = await start(t);
  const { status } = await send(draft(), "application/json", { "Content-Encoding": "gzip" });
  assert.equal(status, 415);
});

test("a body of 16 KiB is read, one byte more is too large", async (t) => {
  const { send } = await start(t);
  assert.equal((await send(draft().padEnd(16_384))).status, 201);
  const { status, body } = await send(draft().padEnd(16_385));
  assert.deepEqual([status, body.code], [413, "too-large"]);
});

for (const kilobytes of [300, 3000]) {
  test(`a client that writes ${kilobytes} KB before it reads hears its 413 and can go on`, async (t) => {
    const { server, path } = await start(t);
    const peer = await openTcp(t, server);
    const length = kilobytes * 1000;
    peer.tcp.pause();
    peer.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`);
    peer.write(`Content-Length: ${length}\r\n\r\n`);
    peer.tcp.write("x".repeat(length), () => peer.tcp.resume());
    await peer.until((heard) => /^HTTP\/1\.1 413 .*too-large/s.test(heard));
    peer.write("GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await peer.until((heard) => /HTTP\/1\.1 200 .*"now":/s.test(heard));
  });

  test(`a client that writes ${kilobytes} KB where nothing is read hears its 404 and can go on`, async (t) => {
    const { server } = await start(t);
    const peer = await openTcp(t, server);
    const length = kilobytes * 1000;
    peer.tcp.pause();
    peer.write(
      `POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`,
    );
    peer.tcp.write("x".repeat(length), () => peer.tcp.resume());
    await peer.until((heard) => /^HTTP\/1\.1 404 .*not-found/s.test(heard));
    peer.write("GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await peer.until((heard) => /HTTP\/1\.1 200 .*"now":/s.test(heard));
  });
}

test("a body without end is cut off", async (t) => {
  const { server, path } = await start(t);
  const peer = await openTcp(t, server);
  peer.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const piece = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const writeOn = () => {
    while (!peer.tcp.destroyed && peer.tcp.write(piece));
  };
  peer.tcp.on("drain", writeOn);
  writeOn();
  await new Promise((resolve) => peer.tcp.once("close", resolve));
});

test("a chunked body is read", async (t) => {
  const { server, path } = await start(t);
  const peer = await openTcp(t, server);
  const body = draft();
  const chunks = [body.slice(0, 10), body.slice(10)].map(
    (piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`,
  );
  peer.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Transfer-Encoding: chunked\r\n\r\n${chunks.join("")}0\r\n\r\n`,
  );
  await peer.until((heard) => heard.startsWith("HTTP/1.1 201 "));
});

for (const [what, raw] of [
  ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ["half an object", "{"],
  ["two objects", "{} {}"],
  ["a bare word", "hello"],
] as const) {
  test(`${what} is bad JSON`, async (t) => {
    const { send } = await start(t);
    const { status, body } = await send(raw);
    assert.deepEqual([status, body.code], [400, "bad-json"]);
  });
}

test("an empty body is no draft", async (t) => {
  const { send } = await start(t);
  for (const raw of [undefined, ""]) {
    const { status, body } = await send(raw);
    assert.deepEqual([status, body.code], [422, "invalid"]);
  }
});

test("a refusal is an RFC 9457 problem that is not to be stored", async (t) => {
  const { send } = await start(t);
  const { headers, body } = await send("{");
  assert.equal(headers.get("content-type"), "application/problem+json");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.deepEqual(Object.keys(body).sort(), ["code", "detail", "status", "title", "type"]);
  assert.deepEqual([body.status, body.code], [400, "bad-json"]);
});
