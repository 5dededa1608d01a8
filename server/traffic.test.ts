import assert from "node:assert/strict";
import test from "node:test";
import { type ExchangeRecord, type Page, paths } from "#wire";
import { call, eventually, makeRoom, startChat } from "./testing.ts";
import { openTcp } from "./testing-peers.ts";
import { ask, readCounts, readStats, startCounting } from "./testing-stats.ts";

const empty: Page = { cursor: "here", messages: [], more: false };

test("whoever is asked hears at once that the client has left", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const left = new Promise<void>((resolve) => {
    server.chat.traffic.asks("patience", ({ signal }) => {
      arrive();
      return new Promise((answer) => {
        signal.addEventListener("abort", () => {
          resolve();
          answer(empty);
        });
      });
    });
  });
  const peer = await openTcp(t, server);
  peer.write(`GET ${paths.transport(room, "patience")} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await arrived;
  peer.tcp.destroy();
  await left;
  assert.equal((await readCounts(server, room, "patience")).empties, 0);
});

test("what nobody foresaw is `unavailable`, and counted as a request", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  server.chat.traffic.asks("broken", () => Promise.reject(new TypeError("a bug")));
  const { status, body, headers } = await call(server, "GET", paths.transport(room, "broken"));
  assert.deepEqual([status, body.code], [503, "unavailable"]);
  assert.equal(headers.get("retry-after"), "1");
  assert.ok(!JSON.stringify(body).includes("a bug"));
  assert.equal((await readCounts(server, room, "broken")).requests, 1);
});

test("a room that ends takes its counts with it", async (t) => {
  const { server, peer, path } = await startCounting(t, "short-polling");
  const { hostKey } = await makeRoom(server, "again");
  const again = path.replace(/rooms\/\w+/, "rooms/again");
  await ask(peer, "GET", `${again}?client=me`);
  const headers = { Authorization: `Bearer ${hostKey}` };
  await call(server, "DELETE", paths.room("again"), { headers });
  await makeRoom(server, "again");
  const { transports, client } = await readStats(server, "again", "me");
  assert.equal(transports["short-polling"]?.requests, 0);
  assert.equal(client?.["short-polling"]?.requests, 0);
});

test("what was held when its room ended is not among the exchanges of the next one of that name", async (t) => {
  const { server, peer } = await startCounting(t, "long-polling");
  const path = `${paths.transport("again", "long-polling")}?client=me`;
  const look = async () => {
    const address = `${paths.exchanges("again")}?client=me`;
    return (await call<{ exchanges: ExchangeRecord[] }>(server, "GET", address)).body.exchanges;
  };
  const { hostKey } = await makeRoom(server, "again");
  const { cursor } = JSON.parse(await ask(peer, "GET", path)) as Page;
  assert.equal((await look()).length, 1);
  const held = ask(peer, "GET", `${path}&after=${cursor}`);
  await eventually(async () => {
    assert.equal((await readCounts(server, "again", "long-polling")).openNow.parked, 1);
  });
  const headers = { Authorization: `Bearer ${hostKey}` };
  await call(server, "DELETE", paths.room("again"), { headers });
  assert.match(await held, /room-not-found/);
  await makeRoom(server, "again");
  assert.deepEqual(await look(), []);
});
