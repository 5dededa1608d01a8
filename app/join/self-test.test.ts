import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { startChat } from "../../server/testing.ts";
import { createClock } from "../meters/clock.ts";
import { WebSocket } from "../testing.ts";
import { createPresence } from "./presence.ts";
import { createSelfTest } from "./self-test.ts";

globalThis.WebSocket ??= WebSocket;

const { signal } = new AbortController();

function testOf(port: number) {
  const origin = `http://127.0.0.1:${port}`;
  const document = Object.assign(new EventTarget(), { hidden: false });
  const clock = createClock(origin);
  const { compare } = createPresence({ document, window: new EventTarget() }, clock);
  return createSelfTest(origin, clock, compare);
}

test("where all is well, the server is reached, a frame comes back and the clock is known", async (t) => {
  const { port } = await startChat(t);
  const { store, run } = testOf(port);
  assert.deepEqual(
    [store.get().isReachable, store.get().isWebSocketAllowed],
    [undefined, undefined],
  );
  await run(signal);
  const { isReachable, isWebSocketAllowed, offset } = store.get();
  assert.deepEqual([isReachable, isWebSocketAllowed], [true, true]);
  assert.ok(offset.error !== undefined && Math.abs(offset.ms) <= offset.error + 5);
});

test("something in between that passes no WebSocket is told apart from a server out of reach", async (t) => {
  const { port } = await startChat(t);
  // It answers as a proxy does that knows requests alone: the upgrade is passed over.
  const proxy = createServer(async (req, res) => {
    const answer = await fetch(`http://127.0.0.1:${port}${req.url}`);
    res.writeHead(answer.status).end(await answer.text());
  });
  proxy.on("upgrade", (_req, socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  t.after(() => proxy.close());
  t.after(() => proxy.closeAllConnections());
  const { store, run } = testOf((proxy.address() as AddressInfo).port);
  await run(signal);
  const { isReachable, isWebSocketAllowed } = store.get();
  assert.deepEqual([isReachable, isWebSocketAllowed], [true, false]);
});

test("a server out of reach fails both, and is found again when it is back", async (t) => {
  const server = await startChat(t);
  const { store, run } = testOf(server.port);
  await server.stop();
  await run(signal);
  const { isReachable, isWebSocketAllowed, offset } = store.get();
  assert.deepEqual([isReachable, isWebSocketAllowed, offset.error], [false, false, undefined]);
});
