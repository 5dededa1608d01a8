import assert from "node:assert/strict";
import { once } from "node:events";
import test, { describe, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { eventually } from "../../server/testing.ts";
import { startProxy } from "./proxy.ts";

/** A WebSocket server that says back what it hears, a proxy before it, and a client. */
async function start(t: TestContext) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  const heard: string[] = [];
  const closed: number[] = [];
  server.on("connection", (ws) => {
    ws.on("message", (data: RawData) => {
      heard.push(String(data));
      ws.send(`re: ${data}`);
    });
    ws.on("close", (code) => closed.push(code));
  });
  await once(server, "listening");
  t.after(() => {
    for (const ws of server.clients) ws.terminate();
    server.close();
  });
  const proxy = await startProxy(t, (server.address() as { port: number }).port);
  const open = async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${proxy.port}`, { perMessageDeflate: false });
    const answers: string[] = [];
    ws.on("message", (data) => answers.push(String(data)));
    ws.on("error", () => {});
    t.after(() => ws.terminate());
    await once(ws, "open");
    return { ws, answers };
  };
  return { server, heard, closed, proxy, open, client: await open() };
}

describe("the fault proxy, half-open", () => {
  test("upward: what the client says goes nowhere, what the server says arrives", async (t) => {
    const { server, heard, closed, proxy, client } = await start(t);
    proxy.freeze("up");
    client.ws.send("lost");
    for (const ws of server.clients) ws.send("news");
    await eventually(() => assert.deepEqual(client.answers, ["news"]));
    client.ws.terminate();
    await once(client.ws, "close");
    // What is to be shown is that nothing comes: no event tells that.
    await pause(50);
    assert.deepEqual([heard, closed], [[], []]);
    assert.equal(server.clients.size, 1);
  });

  test("downward: the server hears and answers, the client hears nothing, not even the end", async (t) => {
    const { server, heard, proxy, client } = await start(t);
    proxy.freeze("down");
    client.ws.send("hello");
    await eventually(() => assert.deepEqual(heard, ["hello"]));
    for (const ws of server.clients) ws.terminate();
    await pause(50);
    assert.deepEqual(client.answers, []);
    assert.equal(client.ws.readyState, WebSocket.OPEN);
  });

  test("both ways: the kernels acknowledge, nobody hears, and new connections pass", async (t) => {
    const { heard, proxy, client, open } = await start(t);
    proxy.freeze("up", "down");
    client.ws.send("lost");
    await eventually(() => assert.equal(client.ws.bufferedAmount, 0));
    const next = await open();
    next.ws.send("hello");
    await eventually(() => assert.deepEqual(next.answers, ["re: hello"]));
    assert.deepEqual(heard, ["hello"]);
    assert.equal(proxy.happened.frozen, 1);
  });
});

describe("the fault proxy, repeating", () => {
  test("a client's frame comes twice, whole and masked as it was", async (t) => {
    const { heard, proxy, client } = await start(t);
    proxy.repeat = { which: (nth) => nth === 1, afterMs: 0 };
    client.ws.send("once");
    await eventually(() => assert.deepEqual(heard, ["once", "once"]));
    client.ws.send("and again");
    await eventually(() => assert.deepEqual(client.answers.at(-1), "re: and again"));
    assert.deepEqual(heard, ["once", "once", "and again"]);
  });

  test("a request comes twice; the second answer goes nowhere", async (t) => {
    const { server, proxy, open } = await start(t);
    let handshakes = 0;
    server.on("headers", () => {
      handshakes += 1;
    });
    proxy.repeat = { which: (_nth, { kind }) => kind === "http", afterMs: 0 };
    const { ws, answers } = await open();
    await eventually(() => assert.equal(handshakes, 2));
    ws.send("hello");
    await eventually(() => assert.deepEqual(answers, ["re: hello"]));
  });
});

test("a cut ends all, and whoever comes is reset while there is no target", async (t) => {
  const { proxy, client, closed, open } = await start(t);
  proxy.reset();
  await once(client.ws, "close");
  await eventually(() => assert.deepEqual(closed, [1006]));
  const { target } = proxy;
  proxy.target = undefined;
  await assert.rejects(open());
  proxy.target = target;
  await open();
});
