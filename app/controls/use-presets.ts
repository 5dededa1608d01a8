"use client";

import type { FaultSettings } from "#wire";
import type { Cause } from "../failure.ts";
import { type Host, hostOf } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { untilOpen } from "../panels/until-open.ts";
import { lasting, type Preset, type PresetName, presets } from "../presets.ts";
import { surroundingsKey } from "../swr-keys.ts";
import { hasTrouble } from "../trouble/has-trouble.ts";
import { useSettings } from "./use-settings.ts";
import { useTask } from "./use-task.ts";

/** How long an outage waits for panels that are to be there when it begins. */
const settleMs = 2000;

/** Applies a preset: all trouble away, then what it sets, counted from zero. */
export function usePresets(comparison: Comparison): {
  apply(name: PresetName): void;
  isApplying: boolean;
  failed: Cause | undefined;
} {
  const [, change] = useSettings(comparison);
  const key = surroundingsKey(comparison.room);

  async function apply(by: Host, { settings, faults: wanted, chatter }: Preset): Promise<void> {
    const { mutate } = await import("swr");
    await by.normal();
    const set = { ...lasting(wanted), outageMs: 0 };
    const faults: FaultSettings = hasTrouble(set) ? await by.setFaults(set) : set;
    const told = await (chatter ? by.chat(chatter) : by.hush());
    // The page must know before it counts from zero: the old trouble is not the new count's.
    const show = (now: FaultSettings) =>
      mutate<Surroundings>(key, { chatter: told, faults: now }, { revalidate: false });
    await show(faults);
    comparison.setBugs(faults.bugs);
    change(settings);
    comparison.restart();
    if (wanted.outageMs === 0) return;
    await untilOpen(Object.values(comparison.panels), AbortSignal.timeout(settleMs));
    await show(await by.setFaults({ outageMs: wanted.outageMs }));
  }

  const { run, isRunning, failed } = useTask<PresetName>(async (name) => {
    const host = hostOf(comparison.room);
    if (host) await apply(host, presets[name]);
  });
  return { apply: run, isApplying: isRunning, failed };
}
