import assert from "node:assert/strict";
import test from "node:test";
import { startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

for (const target of ["*", "http://evil.example/", "//evil.example/api/time", "api/time", "?x"]) {
  test(`the request target ${target} is refused with 400`, async (t) => {
    const peer = await openTcp(t, await startChat(t));
    peer.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await peer.until((heard) => /^HTTP\/1\.1 400 /.test(heard));
  });
}

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
