import assert from "node:assert/strict";
import test from "node:test";
import { burstSize, noFaults } from "#wire";
import type { Surroundings } from "./meters/surroundings.ts";
import { theory } from "./meters/theory.ts";
import { type Preset, presetInForce, presetNames, presets } from "./presets.ts";
import { usualSettings } from "./settings.ts";

const surroundingsOf = ({ chatter, faults }: Preset): Surroundings => ({
  chatter: chatter ? { running: true, sent: 3, ...chatter } : { running: false },
  faults,
});

for (const name of presetNames) {
  const preset: Preset = presets[name];

  test(`${name} is in force where all that it sets is in force`, () => {
    assert.equal(presetInForce(preset.settings, surroundingsOf(preset)), name);
  });

  test(`${name} is not in force beside a fault of another kind`, () => {
    const { chatter, faults } = surroundingsOf(preset);
    for (const other of [{ dropAnswers: 0.2 }, { stall: true }, { bugs: ["without-jitter"] }]) {
      const troubled = { chatter, faults: Object.assign({}, faults, other) };
      assert.equal(presetInForce(preset.settings, troubled), undefined, JSON.stringify(other));
    }
  });
}

test("an outage is in force while it lasts, whatever is left of it, and steady chatter after it", () => {
  const { chatter } = surroundingsOf(presets.outage);
  const after = (outageMs: number) =>
    presetInForce(usualSettings, { chatter, faults: { ...noFaults, outageMs } });
  assert.equal(after(9876), "outage");
  assert.equal(after(1), "outage");
  assert.equal(after(0), "steady");
});

for (const name of ["steady", "burst", "slow", "outage"] as const) {
  test(`what is said in ${name} comes at all moments between two polls`, () => {
    const { chatter, settings } = presets[name];
    const { ratePerSecond, pattern } = chatter;
    const gapMs = (1000 * (pattern === "burst" ? burstSize : 1)) / ratePerSecond;
    // Chatter and polls begin together. Of twenty, each quarter of a period has its four at least.
    const quarters = [0, 0, 0, 0];
    for (let i = 1; i <= 20; i++) {
      const part = Math.floor(((i * gapMs) % settings.intervalMs) / (settings.intervalMs / 4));
      quarters[part] = (quarters[part] ?? 0) + 1;
    }
    assert.ok(Math.min(...quarters) >= 4, quarters.join());
  });
}

// The page on choosing lets its readers see this.
test("steadily, short polling every five seconds makes fewer requests than long polling; in bursts not", () => {
  const requests = (name: "steady" | "burst", intervalMs: number) => {
    const { ratePerSecond: rate, pattern } = presets[name].chatter;
    const conditions = { rate, pattern, burst: burstSize, intervalMs, holdMs: 25_000 };
    return ["short-polling", "long-polling"].map(
      (id) =>
        theory[id]?.({ ...conditions, oneWayMs: 0, gapMs: 5 }).requestsPerMessage ?? Number.NaN,
    ) as [number, number];
  };
  const [short, long] = requests("steady", 5000);
  assert.ok(short < 0.2 && long > 0.9, `${short} and ${long}`);
  const [shortBurst, longBurst] = requests("burst", usualSettings.intervalMs);
  assert.ok(shortBurst > longBurst, `${shortBurst} and ${longBurst}`);
});
