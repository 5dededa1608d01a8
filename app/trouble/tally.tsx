"use client";

import type { PanelNumbers } from "../panels/panel.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";

interface TallyProps {
  numbers: PanelNumbers;
  /** There was trouble, so that zeros say something too. */
  isShown: boolean;
}

/** Whether there is something to tell: there was trouble, or something did not go as it ought to. */
export function isTallied({ order, recovered }: PanelNumbers, hadTrouble: boolean): boolean {
  return hadTrouble || order.lost + order.doubled + recovered > 0;
}

/** What trouble cost a panel. A quiet page stays quiet. */
export function Tally({ numbers, isShown }: TallyProps) {
  const { text, format } = useText();
  if (!isTallied(numbers, isShown)) return null;
  const { order, recovered } = numbers;
  const { lost, doubled } = order;
  const [l, d, r] = [lost, doubled, recovered].map(format.count) as [string, string, string];
  return (
    <p className={styles.tally} data-lost={lost > 0 || undefined}>
      {lost > 0 && "⚠ "}
      {text.trouble.tally(l, d, r)}
    </p>
  );
}
