import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Message, paths } from "#wire";
import { call, makeDraft } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { newest, startClass } from "./testing.ts";

const perSecond = 100;
const seconds = 2;
/** What another phone's messages may take while one floods the room, ms: half of them, and each. */
const halfMs = 100;
const mostMs = 1000;

/** Another phone says ten things on its socket meanwhile; brings how long each took to come back, ms. */
async function talk({ say, until, frames }: ReturnType<typeof openWs>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const draft = makeDraft("👏");
    const from = performance.now();
    say({ type: "send", ...draft });
    await until(() => {
      const all = frames.flatMap((f): Message[] => (f.type === "messages" ? f.messages : []));
      return all.find(({ id }) => id === draft.id);
    });
    took.push(performance.now() - from);
    await pause((1000 * seconds) / 10 / 2);
  }
  return took;
}

/** Calls `shoot` a hundred times a second. */
async function flood(shoot: () => void): Promise<void> {
  const from = performance.now();
  for (let i = 0; i < perSecond * seconds; i += 1) {
    await pause(Math.max(0, from + (1000 * i) / perSecond - performance.now()));
    shoot();
  }
}

async function start(t: Parameters<typeof startClass>[0]) {
  const host = await startClass(t);
  const path = (client: string) => `${paths.transport(host.room, "websocket")}?client=${client}`;
  const other = openWs(t, host.server, path("other"));
  await other.heard("messages");
  return { host, path, other };
}

test("a phone that posts 100 times a second is refused, and another is as fast as ever", async (t) => {
  const { host, other } = await start(t);
  const talking = talk(other);
  const path = `${paths.transport(host.room, "short-polling")}?client=flood`;
  const posts: Promise<{ status: number }>[] = [];
  const from = performance.now();
  await flood(() => posts.push(call(host.server, "POST", path, { json: makeDraft("👍") })));
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  const accepted = statuses.filter((status) => status === 201).length;
  assert.deepEqual(new Set(statuses), new Set([201, 429]));
  // A burst of 50, then ten a second.
  const most = 50 + (10 * (performance.now() - from)) / 1000;
  assert.ok(accepted <= most, `${accepted} accepted of at most ${most}`);
  assertFast(await talking);
  const texts = (await newest(host, 200)).map(({ text }) => text);
  assert.equal(texts.filter((text) => text === "👍").length, accepted);
  assert.equal(texts.filter((text) => text === "👏").length, 10);
});

test("a phone whose socket sends 100 times a second is closed, and another is as fast as ever", async (t) => {
  const { host, path, other } = await start(t);
  const talking = talk(other);
  const { say, heard, closed, frames, ws } = openWs(t, host.server, path("flood"));
  await heard("messages");
  await flood(() => {
    if (ws.readyState === ws.OPEN) say({ type: "send", ...makeDraft("👍") });
  });
  assert.deepEqual(await closed, { code: 4429, reason: "rate-limited" });
  const problems = frames.filter((frame) => frame.type === "problem");
  assert.ok(problems.every(({ code }) => code === "rate-limited"));
  assertFast(await talking);
});

function assertFast(took: number[]): void {
  const sorted = [...took].sort((a, b) => a - b);
  const told = `${sorted.map(Math.round)} ms`;
  assert.ok((sorted[Math.floor(sorted.length / 2)] ?? mostMs) < halfMs, told);
  assert.ok((sorted.at(-1) ?? mostMs) < mostMs, told);
}
