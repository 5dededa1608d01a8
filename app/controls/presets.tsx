"use client";

import useSWRMutation from "swr/mutation";
import { asFailure } from "../failure.ts";
import { hostOf } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { type Preset, type PresetName, presetInForce, presetNames, presets } from "../presets.ts";
import { useText } from "../text/text-provider.tsx";
import { surroundingsKey } from "../use-surroundings.ts";
import styles from "./presets.module.css";
import { useSettings } from "./use-settings.ts";

interface PresetsProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** Situations to choose from. A choice applies at once, counts from zero, and runs. */
export function Presets({ comparison, surroundings }: PresetsProps) {
  const { text } = useText();
  const { presets: words } = text;
  const [settings, change] = useSettings(comparison);
  const host = hostOf(comparison.room);
  const { isPaused } = useStore(comparison.state);

  const apply = useSWRMutation(
    surroundingsKey(comparison.room),
    async (_key, { arg }: { arg: PresetName }) => {
      const preset: Preset = presets[arg];
      await host?.setFaults(preset.faults);
      await (preset.chatter ? host?.chat(preset.chatter) : host?.hush());
      change(preset.settings);
      comparison.restart();
    },
  );
  const inForce = isPaused ? undefined : presetInForce(settings, surroundings);

  return (
    <fieldset className={styles.presets} title={host ? undefined : words.whyHostOnly}>
      <legend className="visually-hidden">{words.title}</legend>
      {presetNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={inForce === name}
          disabled={!host || apply.isMutating}
          onClick={() => void apply.trigger(name).catch(() => {})}
        >
          {words.names[name]}
        </button>
      ))}
      {!host && <span className={styles.note}>{words.hostOnly}</span>}
      {apply.error && (
        <span role="alert" className={styles.error}>
          ⚠ {text.causes[asFailure(apply.error).code]}
        </span>
      )}
    </fieldset>
  );
}
