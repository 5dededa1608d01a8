import { type ChatterSettings, type FaultSettings, noFaults } from "#wire";
import type { Surroundings } from "./meters/surroundings.ts";
import { type UserSettings, usualSettings } from "./settings.ts";

/** A situation worth looking at: what the server says, what the network does, how the panels ask. */
export interface Preset {
  settings: UserSettings;
  faults: FaultSettings;
  chatter: ChatterSettings | undefined;
}

/**
 * Not one message a second sharp: with a period of one second each would then wait equally long,
 * and the ages would say nothing of the transport. Nor ten every two seconds.
 */
const steady: ChatterSettings = { ratePerSecond: 1.3, bytes: 24, pattern: "steady", seed: 1 };
const burst: ChatterSettings = { ratePerSecond: 4.1, bytes: 24, pattern: "burst", seed: 1 };

export const presets = {
  idle: { settings: usualSettings, faults: noFaults, chatter: undefined },
  steady: { settings: usualSettings, faults: noFaults, chatter: steady },
  burst: { settings: usualSettings, faults: noFaults, chatter: burst },
  slow: { settings: usualSettings, faults: { ...noFaults, delayMs: 600 }, chatter: steady },
  outage: { settings: usualSettings, faults: { ...noFaults, outageMs: 10_000 }, chatter: steady },
} satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as PresetName[];

/** The preset that is in force, if one is. */
export function presetInForce(
  settings: UserSettings,
  { chatter, faults }: Surroundings,
): PresetName | undefined {
  return presetNames.find((name) => {
    const preset: Preset = presets[name];
    return (
      isSame(preset.settings, settings) &&
      isSame(lasting(preset.faults), faults) &&
      preset.faults.outageMs > 0 === faults.outageMs > 0 &&
      (preset.chatter ? chatter.running && isSame(preset.chatter, chatter) : !chatter.running)
    );
  });
}

/** Faults without an outage: that strikes once, and what is left of it says little of what it was. */
export function lasting({
  outageMs: _once,
  ...faults
}: FaultSettings): Omit<FaultSettings, "outageMs"> {
  return faults;
}

/** Whether `actual` has all that `wanted` has. */
function isSame(wanted: object, actual: object): boolean {
  const values: Record<string, unknown> = { ...actual };
  return Object.entries(wanted).every(([name, value]) => String(values[name]) === String(value));
}
