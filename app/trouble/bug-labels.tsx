"use client";

import type { BugName } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { bugsOf } from "../transports/bugs/index.ts";
import type { TransportId } from "../transports/index.ts";
import styles from "./trouble.module.css";

/** Says which planted bugs a panel works under: never mistaken for how its transport is. */
export function BugLabels({ id, bugs }: { id: TransportId; bugs: readonly BugName[] }) {
  const { trouble } = useText().text;
  return bugsOf(id, bugs).map((bug) => (
    <strong key={bug} className={styles.label}>
      ⚠ {trouble.label(trouble.bugs.names[bug].name)}
    </strong>
  ));
}
