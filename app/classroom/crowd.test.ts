import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Message, paths, type RoomInfo } from "#wire";
import { type Arrival, type ClassEvent, type ClassView, classPaths } from "#wire-class";
import { call, makeRoom, startChat } from "../../server/testing.ts";
import { transportIds } from "../transports/index.ts";
import { assertSparkles, flashes } from "./testing-spread.ts";

const intervalMs = 800;
const pings = 8;
/** So often a moment is tried. */
const mostRounds = 12;
/** A process has to start and its phones to come. */
const longMs = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + longMs;
  while (!(await check())) {
    assert.ok(performance.now() < end, "not in time");
    await pause(100);
  }
}

/** Of one message, by transport, ms. */
type Ages = Record<string, number[]>;

const agesOf = (arrivals: Arrival[]): Ages =>
  Object.fromEntries(
    transportIds.map((id) => [
      id,
      arrivals.filter(({ transport }) => transport === id).map(({ ageMs }) => ageMs),
    ]),
  );
const spreadOf = (all: Ages[], id: string) => all.map((ages) => ages[id] ?? []);

/** A class with thirty simulated phones, ten on each transport. */
async function startClass(t: TestContext) {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const host = async <T>(method: string, path: string, json?: unknown): Promise<T> => {
    const { status, body } = await call<T>(server, method, path, { headers, json });
    assert.ok(status < 300, `${method} ${path}: ${status}`);
    return body;
  };
  const tell = async (event: ClassEvent) =>
    (await host<{ message: Message }>("POST", classPaths.events(room), event)).message.seq;
  const counts = async () => {
    const { clients } = await host<RoomInfo>("GET", paths.room(room));
    return transportIds.map((id) => clients[id]).join();
  };

  /** What each phone told of these messages, once all have. */
  async function told(seqs: readonly number[]): Promise<Arrival[][]> {
    const look = async () => {
      const { arrivals } = await host<ClassView>("GET", classPaths.phones(room));
      return seqs.map((seq) => arrivals.filter((one) => one.seq === seq));
    };
    await until(async () => (await look()).every((all) => all.length === 30));
    const seen = await look();
    for (const all of seen) assert.equal(new Set(all.map(({ handle }) => handle)).size, 30);
    return seen;
  }

  /**
   * Ages of pings at evenly spaced moments of the interval, by transport. A moment is tried again
   * when what came of it is not good: a busy machine is late, whatever the transport.
   */
  async function ages(isGood: (one: Ages) => boolean): Promise<Ages[]> {
    const began = performance.now();
    const good: Ages[] = [];
    let moments = Array.from({ length: pings }, (_, i) => (i / pings) * intervalMs);
    for (let round = 0; round < mostRounds && moments.length > 0; round++) {
      const seqs: number[] = [];
      for (const moment of moments) {
        const since = (performance.now() - began) % intervalMs;
        await pause(((moment - since + intervalMs) % intervalMs) + intervalMs);
        seqs.push(await tell({ type: "ping" }));
      }
      const all = (await told(seqs)).map(agesOf);
      moments = moments.filter((_, i) => !isGood(all[i] ?? {}));
      good.push(...all.filter(isGood));
    }
    return good;
  }

  await host("PUT", classPaths.settings(room), { intervalMs });
  await host("PUT", classPaths.audience(room), { clients: 30 });
  await until(async () => (await counts()) === "10,10,10");
  return { ages };
}

test("a message sparkles over the interval by short polling, and flashes by the others", async (t) => {
  const { ages } = await startClass(t);
  const atOnce = ["long-polling", "websocket"];
  const all = await ages((one) => atOnce.every((id) => flashes(one[id] ?? [])));
  assert.equal(all.length, pings, "at each moment long polling and WebSocket were at once");
  const short = spreadOf(all, "short-polling");
  assertSparkles(short, intervalMs);
  // What one transport shows is not what another one shows.
  for (const id of atOnce) {
    assert.throws(() => assertSparkles(spreadOf(all, id), intervalMs), /off the uniform/);
  }
  assert.ok(!short.some(flashes));
});

test("a crowd that marches in step is told from one that does not", () => {
  const inStep = Array.from({ length: pings }, (_, i) =>
    Array.from({ length: 10 }, (_, j) => (i / pings) * intervalMs + j),
  );
  assert.throws(() => assertSparkles(inStep, intervalMs), /of the interval/);
});
