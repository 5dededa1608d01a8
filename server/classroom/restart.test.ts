import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { paths } from "#wire";
import { classPaths } from "#wire-class";
import { call, eventually, makeDraft, startChat } from "../testing.ts";
import { hostOf, startClass } from "./testing.ts";

test("a class goes on after a restart: code, settings, who is muted and what phones are called", async (t) => {
  const first = await startClass(t, { slowMs: 100, freeText: true });
  const { phone } = await first.info("me");
  await first.event({ type: "mute", handle: phone?.handle, muted: true });
  await first.event({ type: "switch", transport: "websocket" });
  await first.event({ type: "vote", vote: { question: "q", choices: ["a", "b"] } });
  const before = await first.info();
  await first.server.stop();

  const server = await startChat(t, { dataDir: first.server.dataDir });
  const host = hostOf(server, first);
  assert.deepEqual(await host.info(), before);
  assert.deepEqual((await host.info("me")).phone, {
    handle: phone?.handle,
    transport: "websocket",
  });
  assert.equal((await call(server, "GET", classPaths.code(before.code ?? ""))).status, 200);
  const path = `${paths.transport(host.room, "long-polling")}?client=me`;
  assert.equal((await call(server, "POST", path, { json: makeDraft() })).status, 403);
});

test("what was accepted before a restart is known to be so after it", async (t) => {
  const first = await startClass(t);
  const path = `${paths.transport(first.room, "short-polling")}?client=me`;
  const json = makeDraft("👍");
  await call(first.server, "POST", path, { json });
  await first.event({ type: "freeze", frozen: true });
  await first.server.stop();
  const server = await startChat(t, { dataDir: first.server.dataDir });
  assert.equal((await call(server, "POST", path, { json })).status, 200);
  assert.equal((await call(server, "POST", path, { json: makeDraft("👍") })).status, 403);
});

test("an ended class stays ended after a restart", async (t) => {
  const first = await startClass(t);
  const { code } = await first.info();
  await first.end();
  await first.server.stop();
  const server = await startChat(t, { dataDir: first.server.dataDir });
  assert.equal((await hostOf(server, first).info()).code, null);
  assert.equal((await call(server, "GET", classPaths.code(code ?? ""))).status, 404);
});

test("a class that nobody uses keeps its settings, and what it remembered goes", async (t) => {
  const host = await startClass(t, { slowMs: 100 }, { idleMs: 200, sweepMs: 50 });
  await host.info("me");
  await eventually(async () => {
    // Whoever looks in keeps the room in use.
    await pause(500);
    assert.deepEqual((await host.view()).phones, []);
  });
  const { slowMs, code } = await host.info();
  assert.equal(slowMs, 100);
  assert.ok(code);
});
