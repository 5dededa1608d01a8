import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type ChatterSettings, paths, type RoomInfo, type RoomMade } from "#wire";
import { startOwnServer } from "../bench/own-server.ts";
import { watchHealth } from "./slow-health.ts";
import { noReader, type SlowPeer, slowBody, slowHeader } from "./slow-peers.ts";

/** The waits of the server at a fifth, ms. */
const headersMs = 2000;
const requestMs = 4000;
const keepAliveMs = 4000;
/** How late the server may notice that a wait is over, on a busy machine, ms. */
const slackMs = 3000;
const peers = 1000;
/** Between three connections and the next three, ms: they are slow, not a flood. */
const openingMs = 15;

test("1,000 slow connections do not keep the others waiting, and are gone in time", async (t) => {
  const server = await startOwnServer({
    HEADERS_TIMEOUT_MS: String(headersMs),
    REQUEST_TIMEOUT_MS: String(requestMs),
    KEEP_ALIVE_MS: String(keepAliveMs),
  });
  t.after(() => server.end());
  const { port } = server;
  const room = await fillRoom(port);
  const path = paths.transport(room, "short-polling");

  const health = watchHealth(port);
  const headers: SlowPeer[] = [];
  const bodies: SlowPeer[] = [];
  const readers: SlowPeer[] = [];
  for (let i = 0; i < peers; i += 3) {
    headers.push(slowHeader(port));
    bodies.push(slowBody(port, path));
    readers.push(noReader(port, `${path}?limit=20`));
    await pause(openingMs);
  }
  const longest = async (those: SlowPeer[]) =>
    Math.max(...(await Promise.all(those.map(({ gone }) => gone))));
  const header = await longest(headers);
  const body = await longest(bodies);
  assert.ok(header < headersMs + slackMs, `a slow header lasted ${header} ms`);
  assert.ok(body < requestMs + slackMs, `a slow body lasted ${body} ms`);
  for (const { heard } of [...headers, ...bodies]) assert.match(heard(), /^HTTP\/1\.1 408 /);

  // Whoever reads nothing does not hear of its end either, until it reads.
  await pause(keepAliveMs + slackMs - requestMs);
  const start = performance.now();
  for (const peer of readers) peer.read();
  await longest(readers);
  const late = performance.now() - start;
  assert.ok(late < keepAliveMs / 2, `they were still there for ${late} ms`);

  const times = await health.end();
  const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  t.diagnostic(`the health took ${p99.toFixed(1)} ms at the 99th percentile of ${times.length}`);
  assert.ok(p99 <= 100, `the health took ${p99} ms at the 99th percentile`);
});

/** A room with 50 messages of 4 KB. */
async function fillRoom(port: number): Promise<string> {
  const origin = `http://127.0.0.1:${port}`;
  const made = await fetch(origin + paths.rooms, { method: "POST" });
  const { room, hostKey }: RoomMade = await made.json();
  const chatter: ChatterSettings = {
    ratePerSecond: 1000,
    bytes: 4096,
    pattern: "burst",
    seed: 1,
    count: 50,
  };
  await fetch(origin + paths.chatter(room), {
    method: "PUT",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${hostKey}` },
    body: JSON.stringify(chatter),
  });
  for (;;) {
    const info: RoomInfo = await (await fetch(origin + paths.room(room))).json();
    if (info.head === chatter.count) return room;
    await pause(20);
  }
}
