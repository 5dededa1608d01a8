"use client";

import { bugNames } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import type { PanelTroubles } from "../trouble/use-panel-troubles.ts";
import styles from "./projector.module.css";

/** All planted bugs in one line, each with the marks of the transports that have it. */
export function Bugs({ troubles }: { troubles: PanelTroubles }) {
  const { text } = useText();
  const { label, bugs } = text.trouble;
  const planted = bugNames
    .map((bug) => ({ bug, ids: transportIds.filter((id) => troubles[id].bugs.includes(bug)) }))
    .filter(({ ids }) => ids.length > 0);
  if (planted.length === 0) return null;
  return (
    <p className={styles.bugs}>
      {planted.map(({ bug, ids }, i) => (
        <span key={bug}>
          {ids.map((id) => (
            <span key={id} role="img" aria-label={text.transports[id].name} data-transport={id} />
          ))}{" "}
          {i === 0 ? `⚠ ${label(bugs[bug])}` : bugs[bug]}
        </span>
      ))}
    </p>
  );
}
