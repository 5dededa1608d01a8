import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import test, { describe, type TestContext } from "node:test";
import { paths } from "#wire";
import type { Config } from "../config.ts";
import { eventually, startChat, type TestServer } from "../testing.ts";
import { openWs } from "../testing-peers.ts";

/** A connection from one of this machine's own addresses; `heard` settles when it is closed. */
async function openFrom(
  t: TestContext,
  { port }: TestServer,
  localAddress: string,
  allowHalfOpen = false,
) {
  const tcp = connect({ port, host: "127.0.0.1", localAddress, allowHalfOpen });
  t.after(() => tcp.destroy());
  tcp.on("error", () => {});
  let answer = "";
  tcp.on("data", (bytes) => {
    answer += bytes;
  });
  // `once` of node:events would reject where the refused connection is reset.
  const heard = new Promise<string>((resolve) => tcp.once("close", () => resolve(answer)));
  await Promise.race([new Promise((resolve) => tcp.once("connect", resolve)), heard]);
  /** Asks for the time, on a connection that stays; brings the line of the status. */
  const ask = async () => {
    answer = "";
    tcp.write("GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (!answer.includes("}")) {
      if (tcp.destroyed) return answer;
      await Promise.race([once(tcp, "data"), heard]);
    }
    return answer.split("\r\n")[0];
  };
  return { tcp, heard, ask };
}

async function start(t: TestContext, caps: Partial<Config>) {
  const server = await startChat(t, caps);
  return {
    server,
    /** A connection that is served. */
    async served(address: string) {
      const peer = await openFrom(t, server, address);
      assert.equal(await peer.ask(), "HTTP/1.1 200 OK");
      return peer;
    },
    /** What a connection hears that is refused before it says anything. */
    refused: async (address: string) => (await openFrom(t, server, address)).heard,
  };
}

describe("above the cap", () => {
  test("of all connections the newcomer hears 503 and is closed; the others are served", async (t) => {
    const { served, refused } = await start(t, { maxConnections: 3 });
    const peers = [];
    for (const end of [1, 2, 3]) peers.push(await served(`127.0.0.${end}`));
    const answer = await refused("127.0.0.4");
    assert.match(answer, /^HTTP\/1\.1 503 Service Unavailable\r\n/);
    assert.match(answer, /\r\nRetry-After: [1-9]\d*\r\n/);
    assert.match(answer, /\r\nConnection: close\r\n/);
    assert.match(answer, /\r\nContent-Type: application\/problem\+json\r\n/);
    const { code, status } = JSON.parse(answer.split("\r\n\r\n")[1] ?? "");
    assert.deepEqual([status, code], [503, "unavailable"]);
    for (const peer of peers) assert.equal(await peer.ask(), "HTTP/1.1 200 OK");
  });

  test("of one address the newcomer hears 429; other addresses are served", async (t) => {
    const { served, refused } = await start(t, { maxConnectionsPerAddress: 2 });
    const first = await served("127.0.0.1");
    await served("127.0.0.1");
    const answer = await refused("127.0.0.1");
    assert.match(answer, /^HTTP\/1\.1 429 Too Many Requests\r\n.*"rate-limited"/s);
    await served("127.0.0.2");
    assert.equal(await first.ask(), "HTTP/1.1 200 OK");
  });

  test("there is room again once a connection closes", async (t) => {
    const { served } = await start(t, { maxConnections: 2, maxConnectionsPerAddress: 1 });
    const first = await served("127.0.0.1");
    await served("127.0.0.2");
    first.tcp.end();
    await first.heard;
    await eventually(async () => void (await served("127.0.0.1")));
  });

  test("crowds of refused ones leave no trace", async (t) => {
    const { served, refused } = await start(t, { maxConnectionsPerAddress: 1 });
    const first = await served("127.0.0.1");
    await Promise.all(Array.from({ length: 700 }, () => refused("127.0.0.1")));
    assert.equal(await first.ask(), "HTTP/1.1 200 OK");
    first.tcp.end();
    await eventually(async () => void (await served("127.0.0.1")));
  });

  test("a refused peer that goes on writing is cut", async (t) => {
    const { server, served } = await start(t, { maxConnections: 1 });
    await served("127.0.0.1");
    const { tcp, heard } = await openFrom(t, server, "127.0.0.1", true);
    // It goes on writing until the connection is gone at the other end too.
    const timer = setInterval(() => tcp.write("more"), 20);
    t.after(() => clearInterval(timer));
    assert.match(await heard, /^HTTP\/1\.1 503 /);
  });
});

test("an upgraded connection counts until it closes", async (t) => {
  const { server, served, refused } = await start(t, { maxConnections: 1 });
  const socket = openWs(t, server, paths.echo);
  await once(socket.ws, "open");
  assert.match(await refused("127.0.0.1"), /^HTTP\/1\.1 503 /);
  socket.ws.close();
  await eventually(async () => void (await served("127.0.0.1")));
});

test("a WebSocket above the cap hears the refusal", async (t) => {
  const { server, served } = await start(t, { maxConnectionsPerAddress: 1 });
  await served("127.0.0.1");
  const { status, problem } = await openWs(t, server, paths.echo).refused;
  assert.deepEqual([status, problem.code], [429, "rate-limited"]);
});

test("behind a trusted proxy only the cap of all applies", async (t) => {
  const caps = { trustProxy: true, maxConnections: 3, maxConnectionsPerAddress: 1 };
  const { served, refused } = await start(t, caps);
  for (let i = 0; i < 3; i += 1) await served("127.0.0.1");
  assert.match(await refused("127.0.0.1"), /^HTTP\/1\.1 503 /);
});
