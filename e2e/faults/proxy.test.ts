import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import test, { describe, type TestContext } from "node:test";
import { reset } from "../../app/testing-net.ts";
import { eventually } from "../../server/testing.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import type { Strike } from "./trouble.ts";

const ask = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

/** What one end of a connection got. */
interface End {
  socket: Socket;
  heard: string;
  pieces: number;
  end: "fin" | "reset" | undefined;
}

function listen(socket: Socket): End {
  const end: End = { socket, heard: "", pieces: 0, end: undefined };
  socket.on("data", (bytes) => {
    end.heard += bytes.toString("latin1");
    end.pieces += 1;
  });
  socket.on("end", () => {
    end.end = "fin";
  });
  socket.on("error", () => {
    end.end = "reset";
  });
  return end;
}

/** A server that answers each request it gets whole, a proxy before it, and clients. */
async function start(t: TestContext) {
  const served: End[] = [];
  const server = createServer((socket) => {
    const end = listen(socket);
    served.push(end);
    let answered = 0;
    socket.on("data", () => {
      const asked = end.heard.split("\r\n\r\n").length - 1;
      for (; answered < asked; answered++) socket.write(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy = await startProxy(t, (server.address() as AddressInfo).port, () => 0.5);
  t.after(() => {
    server.close();
    for (const { socket } of served) socket.destroy();
  });
  const open = async () => {
    const socket = connect({ port: proxy.port, host: "127.0.0.1", noDelay: true });
    t.after(() => socket.destroy());
    const end = listen(socket);
    await once(socket, "connect");
    return end;
  };
  const first = await open();
  return { proxy, served, open, client: first };
}

const heard = (end: End | undefined, text: string) =>
  eventually(() => assert.equal(end?.heard, text));

async function takes(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

describe("the fault proxy", () => {
  test("passes everything on in calm weather, and ends with either side", async (t) => {
    const { client, served, proxy } = await start(t);
    client.socket.write(ask + ask);
    await heard(client, answer + answer);
    assert.equal(served[0]?.heard, ask + ask);
    client.socket.end();
    await eventually(() => assert.equal(served[0]?.end, "fin"));
    await eventually(() => assert.equal(proxy.open, 0));
  });

  test("passes a reset on", async (t) => {
    const { client, served } = await start(t);
    client.socket.write(ask);
    await heard(client, answer);
    client.socket.resetAndDestroy();
    await eventually(() => assert.equal(served[0]?.end, "reset"));
  });

  test("a side that is just saying goodbye can be reset, and lets go of its descriptor", async (t) => {
    const { client } = await start(t);
    const errors: unknown[] = [];
    client.socket.on("error", (error) => errors.push(error));
    client.socket.end(ask);
    reset(client.socket);
    await once(client.socket, "close");
    assert.deepEqual(errors, []);
  });

  const slow: [string, Parameters<FaultProxy["set"]>[0], number][] = [
    ["latency", { latencyMs: 60 }, 120],
    ["jitter", { jitterMs: 120 }, 120],
    ["a narrow line", { bytesPerSecond: 500 }, ((ask.length + answer.length) * 1000) / 500],
    ["lumps", { lumpMs: 100 }, 100],
  ];
  for (const [name, conditions, leastMs] of slow) {
    test(`${name} takes its time both ways, on an open connection and in order`, async (t) => {
      const { client, proxy } = await start(t);
      proxy.set(conditions);
      const ms = await takes(async () => {
        client.socket.write(ask);
        await heard(client, answer);
      });
      assert.ok(ms >= leastMs - 5, `${ms} ms`);
      proxy.heal();
      client.socket.write(ask);
      await heard(client, answer + answer);
    });
  }

  test("slices arrive whole, in many pieces", async (t) => {
    const { client, served, proxy } = await start(t);
    proxy.set({ sliceBytes: 1, latencyMs: 1 });
    client.socket.write(ask);
    await heard(client, answer);
    assert.equal(served[0]?.heard, ask);
    assert.ok((served[0]?.pieces ?? 0) > 3, `${served[0]?.pieces} pieces`);
  });

  test("what is idle is reset, also when it was open before", async (t) => {
    const { client, served, proxy } = await start(t);
    client.socket.write(ask);
    await heard(client, answer);
    proxy.set({ idleCutMs: 30 });
    await eventually(() => assert.equal(client.end, "reset"));
    await eventually(() => assert.equal(served[0]?.end, "reset"));
    assert.equal(proxy.happened.reset, 1);
  });

  const half = (text: string) => text.slice(0, Math.ceil(text.length / 2));
  const strikes: [string, Omit<Strike, "which">, string, string][] = [
    ["a request lost", { way: "up", at: "before", by: "reset" }, "", ""],
    ["a request torn", { way: "up", at: "within", by: "fin" }, half(ask), ""],
    ["an answer lost", { way: "down", at: "before", by: "fin" }, ask, ""],
    ["an answer torn", { way: "down", at: "within", by: "fin" }, ask, half(answer)],
    ["an end after an answer", { way: "down", at: "after", by: "fin" }, ask, answer],
  ];
  for (const [name, strike, atServer, atClient] of strikes) {
    test(`${name}: the second one only, and both sides are told`, async (t) => {
      const { client, served, proxy } = await start(t);
      client.socket.write(ask);
      await heard(client, answer);
      proxy.strike = { ...strike, which: (nth) => nth === 1 };
      client.socket.write(ask);
      await eventually(() => assert.equal(client.end, strike.by));
      await eventually(() => assert.equal(served[0]?.end, strike.by));
      if (strike.by === "fin") await heard(client, answer + atClient);
      assert.equal(served[0]?.heard, ask + atServer);
      assert.equal(proxy.happened.struck, 1);
    });
  }

  test("a reset after a request reaches both sides", async (t) => {
    const { client, served, proxy } = await start(t);
    proxy.strike = { way: "up", at: "after", by: "reset", which: () => true };
    client.socket.write(ask);
    await eventually(() => assert.equal(client.end, "reset"));
    await eventually(() => assert.equal(served[0]?.end, "reset"));
  });
});
