"use client";

import type { PanelNumbers } from "../panels/panel.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";

interface TallyProps {
  numbers: PanelNumbers;
  /** There was trouble, so that zeros say something too. */
  isShown: boolean;
}

/** What trouble cost a panel. A quiet page stays quiet. */
export function Tally({ numbers: { order, recovered }, isShown }: TallyProps) {
  const { text, format } = useText();
  const { lost, doubled } = order;
  if (!isShown && lost + doubled + recovered === 0) return null;
  const [l, d, r] = [lost, doubled, recovered].map(format.count) as [string, string, string];
  return (
    <p className={styles.tally} data-lost={lost > 0 || undefined}>
      {lost > 0 && "⚠ "}
      {text.trouble.tally(l, d, r)}
    </p>
  );
}
