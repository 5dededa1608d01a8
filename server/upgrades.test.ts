import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths } from "#wire";
import { call, makeRoom, startChat } from "./testing.ts";
import { openTcp, openWs } from "./testing-peers.ts";

async function start(t: TestContext) {
  const server = await startChat(t, { allowedHosts: ["class.example"] });
  const { room } = await makeRoom(server);
  return { server, path: paths.transport(room, "websocket") };
}

describe("an upgrade is refused before it happens", () => {
  for (const path of [
    "/",
    "/nothing",
    "/api/rooms",
    "/api/rooms/lobby/long-polling",
    "/_next/hmr",
  ]) {
    test(`with 404 at ${path}`, async (t) => {
      const { server } = await start(t);
      const { status, problem, headers } = await openWs(t, server, path).refused;
      assert.deepEqual([status, problem.code], [404, "not-found"]);
      assert.equal(headers["content-type"], "application/problem+json");
      assert.equal(headers["cache-control"], "no-store");
      assert.equal(headers.connection, "close");
    });
  }

  test("with 421 for a host name that is not ours", async (t) => {
    const { server, path } = await start(t);
    const { status, problem } = await openWs(t, server, path, { Host: "evil.example" }).refused;
    assert.deepEqual([status, problem.code], [421, "misdirected"]);
  });

  for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1", "nonsense"]) {
    test(`with 403 for a page of ${origin}`, async (t) => {
      const { server, path } = await start(t);
      const { status, problem } = await openWs(t, server, path, { Origin: origin }).refused;
      assert.deepEqual([status, problem.code], [403, "forbidden"]);
    });
  }

  for (const query of ["client=", "client=a%20b", "limit=0", "limit=x"]) {
    test(`with 400 for ?${query}`, async (t) => {
      const { server, path } = await start(t);
      const { status, problem } = await openWs(t, server, `${path}?${query}`).refused;
      const [field] = query.split("=");
      assert.deepEqual([status, problem.code, problem.field], [400, "invalid", field]);
    });
  }

  test("with 426 for another protocol than websocket", async (t) => {
    const { server, path } = await start(t);
    const peer = await openTcp(t, server);
    peer.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
    );
    await peer.until((heard) => /^HTTP\/1\.1 426 .*upgrade-required/s.test(heard));
  });

  test("with 400 without a Host header, and with two", async (t) => {
    const { server, path } = await start(t);
    for (const hosts of ["", "Host: localhost\r\nHost: localhost\r\n"]) {
      const peer = await openTcp(t, server);
      peer.write(
        `GET ${path} HTTP/1.1\r\n${hosts}Connection: Upgrade\r\nUpgrade: websocket\r\n` +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      );
      await peer.until((heard) => heard.startsWith("HTTP/1.1 400 "));
    }
  });

  test("with 503 once the server stops", async (t) => {
    const { server, path } = await start(t);
    await server.chat.traffic.drain(100);
    const { status, problem, headers } = await openWs(t, server, path).refused;
    assert.deepEqual([status, problem.code], [503, "unavailable"]);
    assert.match(headers["retry-after"] ?? "", /^\d+$/);
  });
});

describe("an upgrade is accepted", () => {
  test("from a page of the same host and port, by address or allowed name", async (t) => {
    const { server, path } = await start(t);
    const { port } = server;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `class.example:${port}`]) {
      await openWs(t, server, path, { Host: host, Origin: `http://${host}` }).heard("messages");
    }
  });

  test("from a script, which sends no Origin", async (t) => {
    const { server, path } = await start(t);
    await openWs(t, server, path).heard("messages");
  });
});

describe("a GET without an upgrade", () => {
  test("hears 426 where a WebSocket can be opened", async (t) => {
    const { server, path } = await start(t);
    for (const target of [path, paths.echo]) {
      const { status, body, headers } = await call(server, "GET", target);
      assert.deepEqual([status, body.code], [426, "upgrade-required"]);
      assert.equal(headers.get("upgrade"), "websocket");
    }
  });
});
