"use client";

import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import type { Mark } from "./marks.ts";
import styles from "./story.module.css";
import { wayOf } from "./ways.ts";

/** What a diagram shows, in words. */
export function MarksList({ marks }: { marks: readonly Mark[] }) {
  const words = useHowWords();
  const { format } = useText();
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
        {marks.map(({ n, kind, afterMs }) => (
          <li key={n} data-kind={kind}>
            {sides[wayOf[kind]]}: {words.marks[kind]}
            {afterMs !== undefined && `, ${words.after(afterMs, format)}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
