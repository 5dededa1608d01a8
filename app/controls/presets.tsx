"use client";

import { hostOf } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { presetInForce, presetNames } from "../presets.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./presets.module.css";
import { usePresets } from "./use-presets.ts";

interface PresetsProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** Situations to choose from. A choice applies at once, counts from zero, and runs. */
export function Presets({ comparison, surroundings }: PresetsProps) {
  const { text } = useText();
  const { presets: words } = text;
  const { run, isRunning, failed } = usePresets(comparison);
  const host = hostOf(comparison.room);
  const { isPaused, settings } = useStore(comparison.state);
  const inForce = isPaused ? undefined : presetInForce(settings, surroundings);

  return (
    <fieldset className={styles.presets} title={host ? undefined : words.whyHostOnly}>
      <legend className="visually-hidden">{words.title}</legend>
      {presetNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={inForce === name}
          disabled={!host || isRunning}
          onClick={() => run(name)}
        >
          {words.names[name]}
        </button>
      ))}
      {!host && <span className={styles.note}>{words.hostOnly}</span>}
      {failed && (
        <span role="alert" className={styles.error}>
          ⚠ {text.causes[failed]}
        </span>
      )}
    </fieldset>
  );
}
