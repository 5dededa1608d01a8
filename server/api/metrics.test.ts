import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { describe, type TestContext } from "node:test";
import { type Problem, paths } from "#wire";
import { lanAddresses } from "../addresses.ts";
import type { Config } from "../config.ts";
import { startChat } from "../testing.ts";

/** Asks for the metrics by an address of this machine; settles with status and text. */
async function start(t: TestContext, settings: Partial<Config>, address = "127.0.0.1") {
  const { chat } = await startChat(t, settings);
  const server = createServer((req, res) => void chat.traffic.request(req, res));
  server.listen(0, address);
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return async (headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://${address}:${port}${paths.metrics}`, { headers });
    return { status: answer.status, text: await answer.text() };
  };
}

const from = (address: string) => ({ "X-Forwarded-For": address });

describe("GET /metrics", () => {
  test("answers this machine", async (t) => {
    const ask = await start(t, {});
    const { status, text } = await ask();
    assert.equal(status, 200);
    assert.match(text, /^# HELP /);
  });

  const [lan] = lanAddresses();
  const skip = lan === undefined && "this machine has no address that others can reach";
  test("tells another address that there is nothing", { skip }, async (t) => {
    const ask = await start(t, {}, lan);
    const { status, text } = await ask();
    assert.equal(status, 404);
    assert.equal((JSON.parse(text) as Problem).code, "not-found");
  });

  test("answers another address where it is for all", { skip }, async (t) => {
    const ask = await start(t, { metrics: "all" }, lan);
    assert.equal((await ask()).status, 200);
  });

  test("answers nobody where it is off", async (t) => {
    const ask = await start(t, { metrics: "off" });
    assert.equal((await ask()).status, 404);
  });

  test("takes nothing that a proxy passed on for this machine's", async (t) => {
    const ask = await start(t, {});
    assert.equal((await ask(from("127.0.0.1"))).status, 404);
    assert.equal((await ask({ "X-Real-IP": "127.0.0.1" })).status, 404);
    assert.equal((await ask({ Forwarded: "for=127.0.0.1" })).status, 404);
    assert.equal((await ask({ Via: "1.1 proxy" })).status, 404);
  });

  test("behind a trusted proxy answers the address that the proxy names", async (t) => {
    const ask = await start(t, { trustProxy: true });
    assert.equal((await ask(from("192.0.2.7"))).status, 404);
    assert.equal((await ask(from("127.0.0.1, 192.0.2.7"))).status, 404);
    assert.equal((await ask(from("192.0.2.7, 127.0.0.1"))).status, 200);
    assert.equal((await ask(from("::1"))).status, 200);
    assert.equal((await ask(from("::ffff:127.0.0.9"))).status, 200);
    assert.equal((await ask()).status, 200);
  });

  test("can be read, and nothing else", async (t) => {
    const { port } = await startChat(t);
    const answer = await fetch(`http://127.0.0.1:${port}${paths.metrics}`, { method: "POST" });
    assert.equal(answer.status, 405);
  });
});
