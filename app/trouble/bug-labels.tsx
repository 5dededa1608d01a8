"use client";

import type { BugName } from "#wire";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";

/** Says which planted bugs a panel works under: never mistaken for how its transport is. */
export function BugLabels({ bugs }: { bugs: readonly BugName[] }) {
  const { trouble } = useText().text;
  return bugs.map((bug) => (
    <strong key={bug} className={styles.label}>
      ⚠ {trouble.label(trouble.bugs[bug])}
    </strong>
  ));
}

/** The same in one line, where there is little room. */
export function BugLine({ bugs }: { bugs: readonly BugName[] }) {
  const { trouble } = useText().text;
  if (bugs.length === 0) return null;
  const names = bugs.map((bug) => trouble.bugs[bug]);
  return <strong className={styles.short}>⚠ {trouble.label(names.join(" · "))}</strong>;
}
