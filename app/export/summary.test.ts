import assert from "node:assert/strict";
import test from "node:test";
import { type Counts, noFaults } from "#wire";
import { createAges } from "../meters/ages.ts";
import { createMeter } from "../meters/meter.ts";
import { calm } from "../meters/surroundings.ts";
import { createTrace } from "../meters/trace.ts";
import type { PanelNumbers } from "../panels/panel.ts";
import { usualSettings } from "../settings.ts";
import { range } from "../testing.ts";
import { type SummaryFacts, summaryOf } from "./summary.ts";

const counts: Counts = {
  requests: 42,
  sends: 1,
  empties: 40,
  messages: 2,
  framesUp: 0,
  framesDown: 0,
  bytesUp: { overhead: 100, payload: 20 },
  bytesDown: { overhead: 200, payload: 30 },
  openNow: { parked: 0, sockets: 0, idle: 1 },
  connectionsOpened: 2,
};

function numbers(ages: readonly number[]): PanelNumbers {
  const kept = createAges();
  for (const age of ages) kept.add(age);
  return {
    seen: createMeter().read(),
    ages: kept.read(0),
    roundTrips: createAges().read(0),
    trace: createTrace().read(0),
    rate: 1.5,
    perDelivery: undefined,
    order: { lost: 1, doubled: 2, disordered: 3, repeated: 4 },
    recovered: 5,
  };
}

function facts(change: Partial<SummaryFacts> = {}): SummaryFacts {
  const seen = { ...createMeter().read(), asks: 41 };
  return {
    room: "kind-otter",
    startedAt: Date.UTC(2026, 0, 2),
    exportedAt: Date.UTC(2026, 0, 2, 0, 1),
    isPaused: false,
    settings: { intervalMs: 250, holdS: 7 },
    surroundings: calm,
    offset: { ms: 12.345, error: 0.5 },
    panels: { one: { seen, numbers: numbers(range(1, 20)) } },
    view: {
      counts: { one: counts },
      bytes: { one: { overhead: 300, payload: 50 } },
      differences: {},
      unsure: {},
    },
    ...change,
  };
}

const read = (change?: Partial<SummaryFacts>) => JSON.parse(summaryOf(facts(change)));

test("a summary tells room, times, clock and what both sides counted", () => {
  const { room, startedAt, exportedAt, clock, transports } = read();
  assert.equal(room, "kind-otter");
  assert.equal(startedAt, "2026-01-02T00:00:00.000Z");
  assert.equal(exportedAt, "2026-01-02T00:01:00.000Z");
  assert.deepEqual(clock, { offsetMs: 12.3, errorMs: 0.5 });
  assert.equal(transports.one.browser.asks, 41);
  assert.equal(transports.one.messagesPerSecond, 1.5);
  assert.deepEqual(transports.one.server, counts);
  assert.deepEqual(transports.one.bytes, { overhead: 300, payload: 50 });
  assert.deepEqual(transports.one.order, { lost: 1, doubled: 2, disordered: 3, repeated: 4 });
});

test("ages come as quantiles with their number", () => {
  const { ageMs, roundTripMs } = read().transports.one;
  assert.deepEqual(ageMs, { n: 20, p50: 10, p95: 19, p99: 20, max: 20, last: 20, leftOut: 0 });
  assert.equal(roundTripMs.n, 0);
  assert.equal(roundTripMs.p50, null);
});

test("all settings in force are there, those of the host included", () => {
  const chatter = { ratePerSecond: 5, bytes: 24, pattern: "burst", seed: 1 } as const;
  const faults = { ...noFaults, delayMs: 600, jitterMs: 40 };
  const { settings } = read({
    surroundings: { chatter: { running: true, sent: 3, ...chatter }, faults },
  });
  assert.equal(settings.intervalMs, 250);
  assert.equal(settings.holdS, 7);
  assert.equal(settings.pingMs, 15_000);
  assert.deepEqual(settings.chatter, { running: true, sent: 3, count: null, ...chatter });
  assert.deepEqual(settings.faults, faults);
});

test("what is not known is null, never missing", () => {
  const summary = read({
    view: undefined,
    offset: { ms: 0, error: undefined },
    settings: usualSettings,
  });
  assert.equal(summary.clock.errorMs, null);
  assert.equal(summary.transports.one.server, null);
  assert.equal(summary.transports.one.bytes, null);
});

test("what the server or the host may have added besides is left out", () => {
  const added = { ...counts, client: "secret-client" };
  const surroundings = { ...calm, hostKey: "secret-key" };
  const view = { counts: { one: added }, bytes: {}, differences: {}, unsure: {} };
  assert.doesNotMatch(summaryOf(facts({ view, surroundings })), /secret/);
});
