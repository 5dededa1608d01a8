"use client";

import { useId } from "react";
import styles from "./fields.module.css";

interface ChoiceProps {
  name: string;
  why: string;
  values: readonly number[];
  /** In force; stands among the values even where it is none of them. */
  value: number;
  say(value: number): string;
  onChoose(value: number): void;
}

/** One of a few values, by one click. It applies at once. */
export function Choice({ name, why, values, value, say, onChoose }: ChoiceProps) {
  const group = useId();
  const all = [...new Set([...values, value])].sort((a, b) => a - b);
  return (
    <fieldset className={styles.choice} aria-describedby={`${group}-why`}>
      <legend>{name}</legend>
      <div className={styles.options}>
        {all.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={group}
              checked={one === value}
              onChange={() => onChoose(one)}
            />
            <span>{say(one)}</span>
          </label>
        ))}
      </div>
      <small id={`${group}-why`}>{why}</small>
    </fieldset>
  );
}
