import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { paths, type RoomInfo } from "#wire";
import type { Config } from "../config.ts";
import { call, makeDraft, makeRoom, startChat } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { transports } from "./index.ts";
import { adapt } from "./testing.ts";

async function start(t: TestContext, limits: Partial<Config>) {
  const server = await startChat(t, limits);
  const { room } = await makeRoom(server);
  const head = async () => (await call<RoomInfo>(server, "GET", paths.room(room))).body.head;
  /** Sends once; brings the code of the refusal, or nothing. */
  const send = async (id: string, client?: string) =>
    (await adapt(id, t, server, room, client).send(makeDraft())).code;
  return { server, room, head, send };
}

/** So slow that no token comes while a test runs. */
const slowly = { sendsPerSecond: 0.001, sendBurst: 2 };

for (const id of Object.keys(transports)) {
  describe(`${id} under limits`, () => {
    test("a client's sends beyond its burst are refused and add nothing; another's pass", async (t) => {
      const { head, send } = await start(t, slowly);
      const codes = await Promise.all(["me", "me", "me", "me"].map((client) => send(id, client)));
      const refused = codes.filter((code) => code === "rate-limited");
      assert.equal(refused.length, 2);
      assert.equal(await head(), 2);
      assert.equal(await send(id, "other"), undefined);
      assert.equal(await head(), 3);
    });

    test("who waits as long as it was told is accepted, with the same draft", async (t) => {
      const { server, room, head } = await start(t, { sendsPerSecond: 10, sendBurst: 1 });
      const peer = adapt(id, t, server, room, "me");
      const drafts = [makeDraft(), makeDraft()];
      const [, refused] = await Promise.all(drafts.map((draft) => peer.send(draft)));
      const late = refused?.code ? drafts[1] : drafts[0];
      const waitMs = refused?.retryAfterMs ?? 1000;
      assert.ok(waitMs > 0 && waitMs <= 1000, `${waitMs}`);
      await pause(waitMs);
      assert.equal((await peer.send(late)).code, undefined);
      assert.equal(await head(), 2);
    });

    test("what a client sent by other transports counts too", async (t) => {
      const { send } = await start(t, { ...slowly, sendBurst: Object.keys(transports).length });
      for (const other of Object.keys(transports)) assert.equal(await send(other, "me"), undefined);
      assert.equal(await send(id, "me"), "rate-limited");
    });

    test("a client that changes its name at will meets the limit of its address", async (t) => {
      const { head, send } = await start(t, { sendsPerSecondPerAddress: 5 });
      const from = performance.now();
      const codes = await Promise.all(Array.from({ length: 20 }, (_, i) => send(id, `name-${i}`)));
      const most = 5 + 5 * ((performance.now() - from) / 1000);
      const passed = codes.filter((code) => code === undefined).length;
      assert.ok(passed >= 5 && passed <= most, `${passed} of at most ${most}`);
      for (const code of codes) assert.ok(code === undefined || code === "rate-limited", code);
      assert.equal(await head(), passed);
    });

    test("sends without a client count for the address alone", async (t) => {
      const { head, send } = await start(t, slowly);
      for (let i = 0; i < 6; i += 1) assert.equal(await send(id), undefined);
      assert.equal(await head(), 6);
    });
  });
}

test("a socket that sends too fast hears one problem for each send refused, and stays open", async (t) => {
  const { server, room } = await start(t, slowly);
  const path = paths.transport(room, "websocket");
  const { say, heard, frames } = openWs(t, server, `${path}?client=me`);
  await heard("messages");
  const drafts = [makeDraft(), makeDraft(), makeDraft(), makeDraft()];
  for (const draft of drafts) say({ type: "send", ...draft });
  say({ type: "ping", t: 1 });
  await heard("pong");
  const problems = frames.filter((frame) => frame.type === "problem");
  assert.deepEqual(
    problems.map(({ id, code }) => [id, code]),
    drafts.slice(2).map(({ id }) => [id, "rate-limited"]),
  );
  for (const { retryAfterMs = 0 } of problems) {
    assert.ok(retryAfterMs > 900_000 && retryAfterMs <= 1_000_000, `${retryAfterMs}`);
  }
});

test("what the server is made to say counts for the address that made it", async (t) => {
  const { server, room, head } = await start(t, { sendsPerSecondPerAddress: 5 });
  const from = performance.now();
  const said = Array.from({ length: 20 }, () => call(server, "POST", paths.say(room)));
  const answers = await Promise.all(said);
  const most = 5 + 5 * ((performance.now() - from) / 1000);
  const refused = answers.filter(({ status }) => status !== 201);
  assert.equal(await head(), 20 - refused.length);
  assert.ok(20 - refused.length <= most, `${20 - refused.length} of at most ${most}`);
  for (const { status, body, headers } of refused) {
    assert.deepEqual([status, body.code, headers.get("retry-after")], [429, "rate-limited", "1"]);
  }
});

test("rooms beyond those an address may make are refused", async (t) => {
  const { server } = await start(t, { roomsPerMinute: 2 });
  assert.equal((await call(server, "POST", paths.rooms, { json: { room: "second" } })).status, 201);
  const { status, body, headers } = await call(server, "POST", paths.rooms, {
    json: { room: "third" },
  });
  assert.deepEqual([status, body.code], [429, "rate-limited"]);
  const retryAfter = Number(headers.get("retry-after"));
  assert.ok(retryAfter >= 1 && retryAfter <= 30, `${retryAfter}`);
  assert.equal((await call(server, "GET", paths.room("third"))).status, 404);
});

for (const [trustProxy, whose] of [
  [true, "the address it names"],
  [false, "the connection's own address"],
] as const) {
  test(`with TRUST_PROXY=${Number(trustProxy)} ${whose} is limited`, async (t) => {
    const { server, room, head } = await start(t, { trustProxy, sendsPerSecondPerAddress: 1 });
    const from = performance.now();
    for (let i = 1; i <= 5; i += 1) {
      const headers = { "X-Forwarded-For": `203.0.113.1, 10.0.0.${i}` };
      const { status } = await call(server, "POST", paths.say(room), { headers });
      if (trustProxy) assert.equal(status, 201);
    }
    const most = 1 + (performance.now() - from) / 1000;
    if (!trustProxy) assert.ok((await head()) <= most, `${await head()} of at most ${most}`);
  });
}
