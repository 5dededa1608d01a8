"use client";

import type { Seen } from "../meters/meter.ts";
import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import styles from "./story.module.css";

/** What this page has cost so far, as its own meter counted it. */
export function Costs({ seen }: { seen: Seen }) {
  const { costs } = useHowWords();
  const { format } = useText();
  const names = Object.keys(costs) as (keyof typeof costs)[];
  return (
    <dl className={styles.costs}>
      {names.map((name) => (
        <div key={name} data-count={name}>
          <dt>{costs[name]}</dt>
          <dd>{format.count(seen[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
