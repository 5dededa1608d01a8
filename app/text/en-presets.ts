import type { PresetName } from "../presets.ts";

/** Words of the presets. */
export interface PresetText {
  title: string;
  hostOnly: string;
  /** Why, at length. */
  whyHostOnly: string;
  names: Record<PresetName, string>;
}

export const enPresets: PresetText = {
  title: "Presets",
  hostOnly: "host only",
  whyHostOnly: "Only whoever made this room can choose.",
  names: { idle: "Idle", steady: "Steady", burst: "Burst", slow: "Slow network", outage: "Outage" },
};
