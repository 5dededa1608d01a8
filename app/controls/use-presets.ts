"use client";

import { hostOf } from "../host.ts";
import type { Comparison } from "../panels/comparison.ts";
import { type PresetName, presets } from "../presets.ts";
import { useSettings } from "./use-settings.ts";
import { type Task, useTask } from "./use-task.ts";

/** Applies the preset it is run with. */
export function usePresets(comparison: Comparison): Task<PresetName> {
  const [, change] = useSettings(comparison);
  return useTask<PresetName>(async (name) => {
    const host = hostOf(comparison.room);
    if (!host) return;
    const { applyPreset } = await import("./apply-preset.ts");
    await applyPreset(comparison, host, presets[name], change);
  });
}
