import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Message, paths, type RoomInfo } from "#wire";
import { type ClassEvent, type ClassView, classPaths } from "#wire-class";
import { call, makeRoom, startChat } from "../../server/testing.ts";
import { measure } from "../meters/testing-calm.ts";
import { transportIds } from "../transports/index.ts";
import { assertFlashes, assertSparkles, type Spread } from "./testing-spread.ts";

const intervalMs = 800;
const pings = 8;
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

  /** Ages of some pings, at evenly spaced moments of the interval, by transport. */
  async function ages(): Promise<Record<string, Spread>> {
    const seqs: number[] = [];
    for (let i = 0; i < pings; i++) {
      seqs.push(await tell({ type: "ping" }));
      await pause(intervalMs + intervalMs / pings);
    }
    const view = () => host<ClassView>("GET", classPaths.phones(room));
    const of = ({ arrivals }: ClassView, seq: number) =>
      arrivals.filter((arrival) => arrival.seq === seq);
    await until(async () => {
      const seen = await view();
      return seqs.every((seq) => of(seen, seq).length === 30);
    });
    const seen = await view();
    for (const seq of seqs) {
      assert.equal(new Set(of(seen, seq).map(({ handle }) => handle)).size, 30, "each phone once");
    }
    const spread = (id: string) =>
      seqs
        .map((seq) => of(seen, seq).filter(({ transport }) => transport === id))
        .map((all) => all.map(({ ageMs }) => ageMs));
    return Object.fromEntries(transportIds.map((id) => [id, spread(id)]));
  }

  await host("PUT", classPaths.settings(room), { intervalMs });
  await host("PUT", classPaths.audience(room), { clients: 30 });
  await until(async () => (await counts()) === "10,10,10");
  return { tell, counts, ages };
}

test("a message sparkles over the interval by short polling, and flashes by the others", (t) =>
  measure(t, async (late) => {
    const { ages } = await startClass(t);
    const { "short-polling": short = [], "long-polling": long = [], websocket = [] } = await ages();
    for (const spread of [short, long, websocket]) assert.equal(spread.flat().length, 10 * pings);
    assertSparkles(short, intervalMs, late());
    assertFlashes(long, late());
    assertFlashes(websocket, late());
    // What one transport shows is not what another one shows.
    for (const spread of [long, websocket]) {
      assert.throws(() => assertSparkles(spread, intervalMs, late()), /off the uniform/);
    }
    assert.throws(() => assertFlashes(short, late()), /nine of ten/);
  }));

test("phones that were switched to short polling all at once do not march in step", (t) =>
  measure(t, async (late) => {
    const { ages, tell, counts } = await startClass(t);
    await tell({ type: "switch", transport: "websocket" });
    await until(async () => (await counts()) === "0,0,30");
    await tell({ type: "switch", transport: "short-polling" });
    await until(async () => (await counts()) === "30,0,0");
    assertSparkles((await ages())["short-polling"] ?? [], intervalMs, late());
  }));

test("a crowd that marches in step is told from one that does not", () => {
  const inStep = Array.from({ length: pings }, (_, i) =>
    Array.from({ length: 10 }, (_, j) => (i / pings) * intervalMs + j),
  );
  assert.throws(() => assertSparkles(inStep, intervalMs), /of the interval/);
});
