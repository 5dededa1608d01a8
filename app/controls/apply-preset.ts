import { mutate } from "swr";
import type { FaultSettings } from "#wire";
import type { Host } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { untilOpen } from "../panels/until-open.ts";
import { lasting, type Preset } from "../presets.ts";
import type { UserSettings } from "../settings.ts";
import { surroundingsKey } from "../swr-keys.ts";
import { hasTrouble } from "../trouble/has-trouble.ts";

/** How long an outage waits for panels that are to be there when it begins. */
const settleMs = 2000;

/**
 * Applies a preset: all trouble away, then what it sets, counted from zero.
 * @param change sets what the page's own settings are.
 * @throws {Failure} when the server does not do it.
 */
export async function applyPreset(
  comparison: Comparison,
  by: Host,
  { settings, faults: wanted, chatter }: Preset,
  change: (settings: UserSettings) => void,
): Promise<void> {
  const key = surroundingsKey(comparison.room);
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
