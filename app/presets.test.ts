import assert from "node:assert/strict";
import test from "node:test";
import { noFaults } from "#wire";
import type { Surroundings } from "./meters/surroundings.ts";
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
