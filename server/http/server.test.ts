import assert from "node:assert/strict";
import { once } from "node:events";
import test, { type TestContext } from "node:test";
import { type Page, paths } from "#wire";
import type { Config } from "../config.ts";
import { call, makeRoom, startChat } from "../testing.ts";
import { openTcp, openWs } from "../testing-peers.ts";

/** The product's waits at a twentieth and less. */
const waits = { headersTimeoutMs: 200, requestTimeoutMs: 500, keepAliveMs: 300 };

async function start(t: TestContext, overrides: Partial<Config> = {}) {
  const server = await startChat(t, { ...waits, ...overrides });
  const opened = performance.now();
  const peer = await openTcp(t, server);
  /** Settles when the server has closed the connection, with how long it lived, ms. */
  const closed = peer.closed.then(() => performance.now() - opened);
  return { server, peer, closed };
}

const head = "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

for (const [what, bytes] of [
  ["says nothing", ""],
  ["stops in the middle of a header", "GET /api/time HTTP/1.1\r\nHost: lo"],
] as const) {
  test(`a peer that ${what} hears 408 after the time for a header`, async (t) => {
    const { peer, closed } = await start(t);
    peer.write(bytes);
    const livedMs = await closed;
    assert.match(peer.heard, /^HTTP\/1\.1 408 .*connection: close.*"status":408/is);
    assert.ok(livedMs >= waits.headersTimeoutMs, `${livedMs}`);
  });
}

test("a header that comes a byte at a time is cut off all the same", async (t) => {
  const { peer, closed } = await start(t);
  const timer = setInterval(() => peer.write("a"), 20);
  t.after(() => clearInterval(timer));
  peer.write("GET /api/time HTTP/1.1\r\nX: ");
  await closed;
  assert.match(peer.heard, /^HTTP\/1\.1 408 /);
});

test("a body that stops hears 408 after the time for a request", async (t) => {
  const { peer, closed } = await start(t);
  peer.write(`${head}Content-Length: 10\r\n\r\n{`);
  const livedMs = await closed;
  assert.match(peer.heard, /^HTTP\/1\.1 408 .*"code":"unavailable"/s);
  assert.ok(livedMs >= waits.requestTimeoutMs, `${livedMs}`);
});

test("a connection without a next request is closed after the time it may idle", async (t) => {
  const { peer, closed } = await start(t);
  peer.write("GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const livedMs = await closed;
  assert.match(peer.heard, /^HTTP\/1\.1 200 /);
  assert.equal(peer.heard.match(/HTTP\/1\.1/g)?.length, 1, "it closes without a word");
  assert.ok(livedMs >= waits.keepAliveMs, `${livedMs}`);
});

test("a poll may be held longer than any of these times", async (t) => {
  const { server } = await start(t);
  const { room } = await makeRoom(server);
  const { body } = await call<Page>(server, "GET", paths.transport(room, "long-polling"));
  const from = performance.now();
  const query = `after=${body.cursor}&wait=1.2`;
  const path = `${paths.transport(room, "long-polling")}?${query}`;
  assert.equal((await call(server, "GET", path)).status, 200);
  assert.ok(performance.now() - from >= 1000);
});

test("a WebSocket may be silent longer than any of these times", async (t) => {
  const { server, closed } = await start(t);
  const socket = openWs(t, server, paths.echo);
  await once(socket.ws, "open");
  // The idle connection beside it is gone meanwhile, which shows that the times are in force.
  await closed;
  const later = await start(t);
  await later.closed;
  socket.ws.send('"still here"');
  await once(socket.ws, "message");
});
