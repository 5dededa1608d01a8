import assert from "node:assert/strict";
import test from "node:test";
import { call, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

for (const target of [
  ...["*", "http://evil.example/", "//evil.example/api/time", "api/time", "?x", "//", "http:/evil"],
  ...["/\\evil.example", "/\\/evil.example", "\\evil.example", "/a\\b", "/%", "/r/%ff", "/r/%c3"],
]) {
  test(`the request target ${target} is refused with 400`, async (t) => {
    const peer = await openTcp(t, await startChat(t));
    peer.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await peer.until((heard) => /^HTTP\/1\.1 400 /.test(heard));
  });
}

test("the target of an upgrade is held to the same", async (t) => {
  const server = await startChat(t);
  for (const target of ["*", "//localhost/api/echo", "http://localhost/api/echo", "/\\evil"]) {
    const peer = await openTcp(t, server);
    peer.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n`);
    peer.write("Upgrade: websocket\r\n\r\n");
    await peer.until((heard) => /^HTTP\/1\.1 400 .*"field":"target"/s.test(heard));
  }
});

test("a page that only answers 500 is not found", async (t) => {
  const server = await startChat(t);
  const { status, body } = await call(server, "GET", "/_global-error");
  assert.deepEqual([status, body.code], [404, "not-found"]);
});

test("what is not under our paths is left to the pages", async (t) => {
  const server = await startChat(t);
  for (const [path, status] of [
    ["/", 404],
    ["/apiary", 404],
    ["/healthz", 200],
    ["/api/time?any=thing", 200],
  ] as const) {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    assert.equal(answer.status, status, path);
    assert.equal(await answer.text().then((text) => text === "no pages here"), status === 404);
  }
});
