"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./compare.module.css";

/** The first words: what this is and what to do. */
export function Intro() {
  const { text } = useText();
  const [before, button, after] = text.hint(text.controls.say);
  return (
    <div className={styles.intro}>
      <h1>{text.headline}</h1>
      <p>
        {before}
        <strong>{button}</strong>
        {after}
      </p>
    </div>
  );
}
