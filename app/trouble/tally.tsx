"use client";

import type { PanelNumbers } from "../panels/panel.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";
import type { PanelTrouble } from "./use-panel-troubles.ts";

interface TallyProps {
  numbers: PanelNumbers;
  trouble: PanelTrouble;
}

/** Whether there is something to tell: a quiet page stays quiet, and after trouble zeros speak too. */
export function isTallied({ order, recovered }: PanelNumbers, trouble: PanelTrouble): boolean {
  return trouble.hadTrouble || order.lost + order.doubled + recovered > 0;
}

/** What trouble cost a panel. */
export function Tally({ numbers, trouble }: TallyProps) {
  const { text, format } = useText();
  if (!isTallied(numbers, trouble)) return null;
  const { order, recovered } = numbers;
  const { count } = format;
  const isBad = order.lost + order.doubled > 0;
  return (
    <p className={styles.tally} data-bad={isBad || undefined}>
      {isBad && "⚠ "}
      {text.trouble.tally(count(order.lost), count(order.doubled), count(recovered))}
    </p>
  );
}
