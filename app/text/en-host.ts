import type { ChatterSettings } from "#wire";
import type { PresetName } from "../presets.ts";

/** Words of what the host sets. */
export interface HostText {
  title: string;
  guest: string;
  rate: string;
  perSecond(rate: string): string;
  pattern: string;
  patterns: Record<ChatterSettings["pattern"], string>;
  bytes: string;
  none: string;
}

export interface PresetText {
  title: string;
  hostOnly: string;
  /** Why, at length. */
  whyHostOnly: string;
  names: Record<PresetName, string>;
}

export const enHost: HostText = {
  title: "For everybody in this room",
  guest: "Set by the room's host",
  rate: "The server says something",
  perSecond: (rate) => `${rate} a second`,
  pattern: "Spread over time",
  patterns: { steady: "evenly", poisson: "by chance (Poisson)", burst: "ten at once" },
  bytes: "Bytes of each text",
  none: "none",
};

export const enPresets: PresetText = {
  title: "Presets",
  hostOnly: "host only",
  whyHostOnly: "Only whoever made this room can choose.",
  names: { idle: "Idle", steady: "Steady", burst: "Burst", slow: "Slow network", outage: "Outage" },
};
