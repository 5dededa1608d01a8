"use client";

import { useHowWords } from "../text/use-how-words.ts";
import type { Mark } from "./marks.ts";
import styles from "./story.module.css";
import { useLabel } from "./use-label.ts";
import { wayOf } from "./ways.ts";

/** What a diagram shows, in words. */
export function MarksList({ marks }: { marks: readonly Mark[] }) {
  const words = useHowWords();
  const label = useLabel();
  const sides = {
    up: `${words.browser} → ${words.server}`,
    down: `${words.server} → ${words.browser}`,
    stays: words.server,
    breaks: "✕",
  };
  return (
    <details className={styles.list}>
      <summary>{words.asList}</summary>
      {marks.length === 0 && <p>{words.noMarks}</p>}
      <ol aria-label={words.diagram}>
        {marks.map((mark) => (
          <li key={mark.n} data-kind={mark.kind}>
            {sides[wayOf[mark.kind]]}: {label(mark)}
          </li>
        ))}
      </ol>
    </details>
  );
}
