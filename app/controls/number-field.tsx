"use client";

import { useEffect, useState } from "react";
import { checkSetting, type UserSettings, userSettings } from "../settings.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./settings-menu.module.css";

interface NumberFieldProps {
  name: keyof UserSettings;
  label: string;
  unit: string;
  value: number;
  onCommit(value: number): void;
}

/** A whole number within its bounds. Enter or leaving the field commits; what is out of bounds falls back. */
export function NumberField({ name, label, unit, value, onCommit }: NumberFieldProps) {
  const { text, format } = useText();
  const { least, most } = userSettings[name];
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);

  const checked = checkSetting(name, Number(typed));
  const commit = () => {
    if (checked === undefined) setTyped(String(value));
    else if (checked !== value) onCommit(checked);
  };
  const inUnit = (n: number) => format.ms(unit === "s" ? n * 1000 : n);

  return (
    <label className={styles.field}>
      <span>
        {label} ({unit})
      </span>
      <input
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        value={typed}
        aria-invalid={checked === undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => key === "Enter" && commit()}
      />
      <small>{text.controls.range(inUnit(least), inUnit(most))}</small>
    </label>
  );
}
