"use client";

import { useEffect, useState } from "react";
import { sizes } from "#wire";
import { memory, remembered } from "../memory.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { usualSettings } from "../settings.ts";
import { useText } from "../text/text-provider.tsx";
import { HostSettings } from "./host-settings.tsx";
import { NumberField } from "./number-field.tsx";
import styles from "./settings-menu.module.css";
import { useSettings } from "./use-settings.ts";

export interface SettingsSheetProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** Poll interval, hold and the visitor's name. What is set applies at once and stands in the address. */
export function SettingsSheet({ comparison, surroundings }: SettingsSheetProps) {
  const { controls } = useText().text;
  const [settings, change] = useSettings(comparison);
  const [author, setAuthor] = useState("");

  useEffect(() => setAuthor(memory.get(remembered.author) ?? ""), []);

  const rename = (name: string) => {
    setAuthor(name);
    memory.set(remembered.author, name);
  };

  return (
    <>
      <NumberField
        name="intervalMs"
        label={controls.interval}
        unit="ms"
        value={settings.intervalMs}
        onCommit={(intervalMs) => change({ ...settings, intervalMs })}
      />
      <NumberField
        name="holdS"
        label={controls.hold}
        unit="s"
        value={settings.holdS}
        onCommit={(holdS) => change({ ...settings, holdS })}
      />
      <label className={styles.field}>
        <span>{controls.name}</span>
        <input
          value={author}
          maxLength={sizes.authorChars}
          autoComplete="nickname"
          onChange={({ target }) => rename(target.value)}
        />
        <small>{controls.nameHint}</small>
      </label>
      <HostSettings room={comparison.room} surroundings={surroundings} />
      <button type="button" onClick={() => change(usualSettings)}>
        {controls.reset}
      </button>
    </>
  );
}
