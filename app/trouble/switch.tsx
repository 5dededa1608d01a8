"use client";

import { type ReactNode, useId } from "react";
import styles from "./fields.module.css";

interface SwitchProps {
  name: string;
  why: string;
  isOn: boolean;
  onSwitch(isOn: boolean): void;
  children?: ReactNode;
}

/** On or off, at once. */
export function Switch({ name, why, isOn, onSwitch, children }: SwitchProps) {
  const note = useId();
  return (
    <div className={styles.switch}>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={note}
          onChange={({ target }) => onSwitch(target.checked)}
        />
        {name}
      </label>
      <small id={note}>{why}</small>
      {children}
    </div>
  );
}
