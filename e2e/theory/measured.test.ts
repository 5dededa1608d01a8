import assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import test, { describe, type TestContext } from "node:test";
import { type ChatterSettings, type FaultSettings, noFaults, paths, type RoomMade } from "#wire";
import { createMeter } from "../../app/meters/meter.ts";
import { quantile } from "../../app/meters/quantile.ts";
import { type Conditions, type Expected, shareTolerance, theory } from "../../app/meters/theory.ts";
import { openPeer, type Peer, type PeerParts } from "../../app/testing.ts";
import { type TransportId, transportIds } from "../../app/transports/index.ts";
import { call, makeRoom, startChat } from "../../server/testing.ts";

/** Same machine, same clock: what is measured beyond the theory is the work of timers and sockets, ms. */
const slackMs = 30;
const intervalMs = 200;
const calm: Conditions = {
  rate: 20,
  pattern: "poisson",
  burst: 1,
  intervalMs,
  holdMs: 1000,
  oneWayMs: 0,
  gapMs: 0,
};

interface Scene {
  room: RoomMade;
  peers: Record<TransportId, Measured>;
  setFaults(faults: FaultSettings): Promise<void>;
  chat(settings: Partial<ChatterSettings>): Promise<void>;
}

interface Measured extends Peer {
  meter: ReturnType<typeof createMeter>;
  /** Ages of what was accepted while it was open, sorted, ms. */
  ages(): number[];
}

async function start(t: TestContext, settings: PeerParts["settings"] = {}): Promise<Scene> {
  const server = await startChat(t);
  const room = await makeRoom(server);
  const { port } = server;
  const headers = { Authorization: `Bearer ${room.hostKey}` };
  const open = (id: TransportId): Measured => {
    const meter = createMeter();
    const ages: number[] = [];
    const options = { id, port, room: room.room, settings: { intervalMs, ...settings } };
    const peer = openPeer(t, { ...options, observe: meter.observe });
    peer.deliveries.push = (...deliveries) => {
      const now = performance.timeOrigin + performance.now();
      for (const { messages } of deliveries) {
        for (const { acceptedAt } of messages) ages.push(now - acceptedAt);
      }
      return Array.prototype.push.apply(peer.deliveries, deliveries);
    };
    return { ...peer, meter, ages: () => ages.toSorted((a, b) => a - b) };
  };
  const peers = Object.fromEntries(transportIds.map((id) => [id, open(id)])) as Scene["peers"];
  for (const id of transportIds) await peers[id].stands("open");
  return {
    room,
    peers,
    async setFaults(json) {
      assert.equal(
        (await call(server, "PUT", paths.faults(room.room), { json, headers })).status,
        200,
      );
    },
    async chat(chatter) {
      const json = { ratePerSecond: 20, bytes: 24, pattern: "poisson", seed: 7, ...chatter };
      assert.equal(
        (await call(server, "PUT", paths.chatter(room.room), { json, headers })).status,
        200,
      );
    },
  };
}

/** Waits, in turns of less than the bell's patience, until all have that many. */
async function allHave(peers: Scene["peers"], count: number): Promise<void> {
  for (let wanted = 50; wanted < count; wanted += 50) {
    for (const id of transportIds) await peers[id].has(wanted);
  }
  for (const id of transportIds) await peers[id].has(count);
}

function assertAges(ages: number[], expected: Expected, share: number, value: number): void {
  const measured = quantile(ages, share);
  const error = 4 * expected.spreadMs * Math.sqrt((share * (1 - share)) / ages.length);
  const allowed = error + slackMs;
  const told = `p${share * 100} ${measured.toFixed(1)} ms, theory ${value} ± ${allowed.toFixed(1)}, n ${ages.length}`;
  assert.ok(Math.abs(measured - value) <= allowed, told);
}

/** A turn of the event loop that takes this long says that the machine has other work, ms. */
const busyMs = 25;
const mostTries = 4;

/**
 * Measures again when it failed while the machine was busy with something else: that reading says
 * nothing about a transport. What fails on a calm machine fails.
 */
async function measure(t: TestContext, run: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    try {
      return await run();
    } catch (error) {
      delays.disable();
      const isBusy = delays.percentile(99) / 1e6 > busyMs;
      if (!isBusy || tries === mostTries) throw error;
      t.diagnostic(`busy: the event loop was ${Math.round(delays.max / 1e6)} ms late; once more`);
    } finally {
      delays.disable();
    }
  }
}

describe("measurement and theory agree", () => {
  test("with 200 random messages: short polling is half a period late, the others are at once", (t) =>
    measure(t, async () => {
      const { peers, chat } = await start(t);
      await chat({ count: 200 });
      await allHave(peers, 200);
      for (const id of transportIds) {
        const expected = theory[id]?.(calm);
        assert.ok(expected, id);
        const { ages } = peers[id];
        assert.equal(ages().length, 200);
        assertAges(ages(), expected, 0.5, expected.p50);
        assertAges(ages(), expected, 0.95, expected.p95);
      }
      const mean = peers["short-polling"].ages().reduce((sum, age) => sum + age, 0) / 200;
      const standardError = intervalMs / Math.sqrt(12 * 200);
      assert.ok(Math.abs(mean - intervalMs / 2) <= 4 * standardError + slackMs, `mean ${mean}`);
    }));

  test("with one random message a period, e^−1 of short polling's requests are in vain", (t) =>
    measure(t, async () => {
      const { peers, chat } = await start(t, { intervalMs: 100 });
      await chat({ ratePerSecond: 10, count: 100 });
      await allHave(peers, 100);
      const { asks, empties } = peers["short-polling"].meter.read();
      const waste = Math.exp(-1);
      const told = `${empties} of ${asks} are empty, theory ${waste}`;
      assert.ok(Math.abs(empties / asks - waste) <= shareTolerance(waste, asks), told);
    }));

  test("long polling makes one request per message at a low rate and batches at 200 a second", (t) =>
    measure(t, async () => {
      const { peers, chat } = await start(t);
      const { meter } = peers["long-polling"];
      const before = meter.read().asks;
      await chat({ ratePerSecond: 10, pattern: "steady", count: 30 });
      await allHave(peers, 30);
      const slow = meter.read().asks - before;
      assert.ok(slow >= 29 && slow <= 32, `${slow} asks for 30 messages`);
      await chat({ ratePerSecond: 200, count: 600 });
      await allHave(peers, 630);
      const fast = meter.read().asks - before - slow;
      assert.ok(fast < 600, `${fast} asks for 600 messages`);
    }));

  test("an idle time costs short polling 1/I requests, long polling 1/H, WebSocket none", (t) =>
    measure(t, async () => {
      // A minute at a tenth: six seconds of a period of 100 ms and a hold of 2 s.
      const { peers } = await start(t, { intervalMs: 100, holdS: 2 });
      const before = transportIds.map((id) => peers[id].meter.read().asks);
      await peers["short-polling"].until(() => {
        return peers["short-polling"].meter.read().asks - (before[0] ?? 0) >= 60;
      });
      const [short = 0, long = 0, socket = 0] = transportIds.map(
        (id, i) => peers[id].meter.read().asks - (before[i] ?? 0),
      );
      assert.equal(short, 60);
      assert.ok(long >= 2 && long <= 4, `${long} long polls`);
      assert.equal(socket, 0);
    }));

  test("with a simulated round trip R, WebSocket is R/2 late and long polling R/2 to 3R/2", (t) =>
    measure(t, async () => {
      const { peers, chat, setFaults } = await start(t);
      const delayMs = 400;
      await setFaults({ ...noFaults, delayMs });
      await chat({ ratePerSecond: 10, count: 60 });
      await allHave(peers, 60);
      // The first few were under way when the network changed.
      const socket = peers.websocket.ages();
      assert.ok(
        Math.abs(quantile(socket, 0.5) - delayMs / 2) <= slackMs,
        `${quantile(socket, 0.5)}`,
      );
      const long = peers["long-polling"].ages();
      assert.ok(quantile(long, 0.1) >= delayMs / 2 - slackMs, `${quantile(long, 0.1)}`);
      assert.ok(quantile(long, 1) <= 1.5 * delayMs + 2 * slackMs, `${quantile(long, 1)}`);
    }));
});
