"use client";

import type { BugName } from "#wire";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";

/** Says which planted bugs a panel works under: never mistaken for how its transport is. */
export function BugLabels({ bugs }: { bugs: readonly BugName[] }) {
  const { trouble } = useText().text;
  return bugs.map((bug) => (
    <strong key={bug} className={styles.label}>
      ⚠ {trouble.label(trouble.bugs.names[bug].name)}
    </strong>
  ));
}
