import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths } from "#wire";
import { call, eventually, makeDraft, makeRoom, startChat, type TestServer } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

/** Everything heard on a connection that says `text`, until the server closes it. */
async function talk(t: TestContext, server: TestServer, text: string): Promise<string> {
  const peer = await openTcp(t, server);
  peer.write(text);
  await peer.closed;
  return peer.heard;
}

/** Status and code of each answer. */
const answers = (heard: string) =>
  heard
    .split(/(?=HTTP\/1\.1 )/)
    .map((answer) => [Number(answer.slice(9, 12)), /"code":"([\w-]+)"/.exec(answer)?.[1]]);

const time = "GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n";
const post = "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

describe("what is not HTTP hears why and is closed", () => {
  for (const [what, text, status, code] of [
    ["garbage", "hello\r\n\r\n", 400, "invalid"],
    ["bytes of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01", 400, "invalid"],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "invalid"],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "invalid"],
    ["a header without colon", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400, "invalid"],
    ["two lengths", `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, "invalid"],
    [
      "a length and chunks",
      `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
      "invalid",
    ],
    ["a broken chunk", `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400, "invalid"],
    ["17 KB of header", `GET / HTTP/1.1\r\nX: ${"x".repeat(17_000)}\r\n\r\n`, 431, "too-large"],
    ["a megabyte of header", `GET / HTTP/1.1\r\nX: ${"x".repeat(1e6)}`, 431, "too-large"],
    [
      "a tunnel",
      "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
      405,
      "method-not-allowed",
    ],
  ] as const) {
    test(`${what}: ${status}`, async (t) => {
      const server = await startChat(t);
      const heard = await talk(t, server, text);
      assert.deepEqual(answers(heard), [[status, code]]);
      assert.match(heard, /content-type: application\/problem\+json/i);
      assert.match(heard, /connection: close/i);
      assert.equal((await call(server, "GET", paths.alive)).status, 200);
    });
  }
});

test("a request without Host hears a problem that names it", async (t) => {
  const server = await startChat(t);
  const peer = await openTcp(t, server);
  peer.write("GET /api/time HTTP/1.1\r\n\r\n");
  await peer.until((heard) => /^HTTP\/1\.1 400 .*"field":"host"/s.test(heard));
});

test("an answer that is due leaves before the refusal of what follows it", async (t) => {
  const heard = await talk(t, await startChat(t), `${time}garbage\r\n\r\n`);
  assert.deepEqual(answers(heard), [
    [200, undefined],
    [400, "invalid"],
  ]);
});

test("a draft that is being kept is answered 201, whatever follows it", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const body = JSON.stringify(makeDraft());
  const lines = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  const draft = `POST ${paths.transport(room, "long-polling")} HTTP/1.1\r\n${lines}\r\n\r\n${body}`;
  const heard = await talk(t, server, `${draft}\0\0\0`);
  assert.deepEqual(answers(heard), [
    [201, undefined],
    [400, "invalid"],
  ]);
});

test("an answer that was given before the body broke gets no second one", async (t) => {
  const server = await startChat(t);
  const peer = await openTcp(t, server);
  peer.write(`POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
  await peer.until((heard) => heard.includes("not-found"));
  peer.write("zz\r\n");
  await peer.closed;
  assert.deepEqual(answers(peer.heard), [[404, "not-found"]]);
});

test("a peer that breaks off harms nobody", async (t) => {
  const server = await startChat(t);
  for (const text of ["GET / HT", `${post}Content-Length: 100\r\n\r\n{`, `${time}${time}`, "\0"]) {
    const peer = await openTcp(t, server);
    peer.write(text);
    peer.tcp.resetAndDestroy();
  }
  await eventually(async () => {
    assert.equal((await call(server, "GET", paths.alive)).status, 200);
  });
});
