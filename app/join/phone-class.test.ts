import assert from "node:assert/strict";
import test from "node:test";
import { paths } from "#wire";
import { type ClassInfo, type ClassView, classPaths } from "#wire-class";
import { call, eventually } from "../../server/testing.ts";
import { sleep } from "../deferred.ts";
import { findClass } from "./code.ts";
import { enter } from "./enter.ts";
import type { Phone } from "./phone.ts";
import { hasSeq, isOpen, knows, knowsTime, startClass } from "./testing-phone.ts";

const pass = (ms: number) => sleep(ms, new AbortController().signal);

test("a code leads to its class in either case, a wrong one nowhere", async (t) => {
  const { server, room, host } = await startClass(t);
  const origin = `http://127.0.0.1:${server.port}`;
  const { code } = await host<ClassInfo>("GET", classPaths.settings(room));
  assert.equal(await findClass(origin, code ?? ""), room);
  assert.equal(await findClass(origin, (code ?? "").toLowerCase()), room);
  const other = code === "2222" ? "3333" : "2222";
  assert.equal(await findClass(origin, other), undefined);
});

test("a reload is the same phone; a room that is no class takes none in", async (t) => {
  const { server, room, host, join } = await startClass(t);
  const first = await join("long-polling");
  const origin = `http://127.0.0.1:${server.port}`;
  const again = await enter(origin, room, first.memory);
  const { client, handle, transport } = first.entry;
  assert.deepEqual([again?.client, again?.handle, again?.transport], [client, handle, transport]);
  await host("DELETE", classPaths.settings(room));
  assert.equal(await enter(origin, room, first.memory), undefined);
});

test("what the host did before a phone came is not done again", async (t) => {
  const { event, join } = await startClass(t);
  await event({ type: "ping" });
  await event({ type: "switch", transport: "websocket" });
  const { message } = await event({ type: "freeze", frozen: true });
  await event({ type: "freeze", frozen: false });
  const { phone } = await join("short-polling");
  await hasSeq(phone, message.seq + 1);
  const { transport, settings, event: last } = phone.state.get();
  assert.deepEqual([transport, settings.frozen, last], ["short-polling", false, undefined]);
  assert.equal(phone.flashes.get(), 0);
});

test("frozen, muted and slow: a phone knows it, and what it says is refused meanwhile", async (t) => {
  const { event, put, join } = await startClass(t);
  const { phone, entry } = await join("websocket");
  await isOpen(phone);
  await event({ type: "freeze", frozen: true });
  await knows(phone, ({ settings }) => settings.frozen);
  await event({ type: "freeze", frozen: false });
  await knows(phone, ({ settings }) => !settings.frozen);
  await event({ type: "mute", handle: entry.handle, muted: true });
  await knows(phone, ({ isMuted }) => isMuted);
  phone.say("muted");
  const refused = await eventually(() => {
    const [pending] = phone.panel.messages.get().pending;
    assert.deepEqual([pending?.state, pending?.cause], ["refused", "forbidden"]);
  });
  assert.equal(refused, undefined);
  await event({ type: "mute", handle: entry.handle, muted: false });
  await knows(phone, ({ isMuted }) => !isMuted);
  await put({ slowMs: 300 });
  await knows(phone, ({ settings }) => settings.slowMs === 300);
  phone.say("slowly");
  assert.equal(phone.state.get().isSlowed, true);
  await knows(phone, ({ isSlowed }) => !isSlowed);
});

test("an interval the host sets takes force at once", async (t) => {
  const { put, join } = await startClass(t);
  const { phone } = await join("short-polling");
  await isOpen(phone);
  await put({ intervalMs: 60_000 });
  await knows(phone, ({ settings }) => settings.intervalMs === 60_000);
  await pass(300);
  const before = phone.panel.count().asks;
  await pass(700);
  assert.equal(phone.panel.count().asks, before);
});

test("what came while a phone was locked is left out of the ages, and lost by no one", async (t) => {
  const { say, host, room, join } = await startClass(t);
  const { phone, setHidden } = await join("websocket");
  await isOpen(phone);
  await knowsTime(phone);
  setHidden(true);
  const asleep = await say("asleep");
  await hasSeq(phone, asleep.seq);
  setHidden(false);
  // The clocks are compared anew before an age counts again.
  const told = async () =>
    (await host<ClassView>("GET", classPaths.phones(room))).arrivals.map(({ seq }) => seq);
  await eventually(async () => {
    await hasSeq(phone, (await say("awake")).seq);
    await pass(100);
    assert.notEqual((await told()).length, 0);
  });
  assert.ok(!(await told()).includes(asleep.seq));
});

test("many messages are told in few reports", async (t) => {
  const { say, host, room, join, server } = await startClass(t);
  const { phone } = await join("websocket");
  await isOpen(phone);
  await knowsTime(phone);
  let reports = 0;
  server.http.on("request", ({ url }) => {
    if (url?.includes("/reports?")) reports += 1;
  });
  const said = await Promise.all(Array.from({ length: 40 }, (_, i) => say(`${i}`)));
  const last = Math.max(...said.map(({ seq }) => seq));
  await hasSeq(phone, last);
  await eventually(async () => {
    const { arrivals } = await host<ClassView>("GET", classPaths.phones(room));
    assert.equal(new Set(arrivals.map(({ seq }) => seq)).size, 40);
    assert.equal(arrivals.length, 40);
  });
  assert.ok(reports >= 1 && reports <= 10, `${reports} reports`);
});

test("nobody else learns a phone's client", async (t) => {
  const { host, room, join, server } = await startClass(t);
  const { entry } = await join("websocket");
  const view = JSON.stringify(await host<ClassView>("GET", classPaths.phones(room)));
  const { body } = await call(server, "GET", classPaths.settings(room));
  for (const seen of [
    view,
    JSON.stringify(body),
    JSON.stringify(await host("GET", paths.room(room))),
  ]) {
    assert.ok(!seen.includes(entry.client));
  }
});

test("phones that are switched to short polling together draw a rhythm each", async (t) => {
  const intervalMs = 4000;
  const { join, event } = await startClass(t, { intervalMs });
  const phones: Phone[] = [];
  for (let i = 0; i < 8; i++) phones.push((await join("websocket")).phone);
  await Promise.all(phones.map(isOpen));
  await event({ type: "switch", transport: "short-polling" });
  const began = performance.now();
  const asks = () => phones.map(({ panel }) => panel.count().asks);
  for (const phone of phones) await knows(phone, ({ transport }) => transport === "short-polling");
  while (Math.max(...asks()) < 2) await pass(20);
  const first = performance.now() - began;
  // All of eight would draw a longer first wait once in 400,000 times.
  assert.ok(first < 0.8 * intervalMs, `none asked again for ${first.toFixed(0)} ms`);
});
