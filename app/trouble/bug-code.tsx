"use client";

import type { BugName } from "#wire";
import { useMore } from "../text/use-more.ts";
import { bugLines, type Lines } from "./bug-lines.ts";
import styles from "./bugs.module.css";

/** The lines that differ between model and bug, as they stand in the files they come from. */
export function BugCode({ bug }: { bug: BugName }) {
  const { code } = useMore();
  const lines = bugLines[bug];
  if (!lines) return null;
  return (
    <details className={styles.code}>
      <summary>{code.show}</summary>
      {lines.model.map((of) => (
        <Some key={of.file} title={code.without} sign="−" of={of} />
      ))}
      {lines.bug.map((of) => (
        <Some key={of.file} title={code.with} sign="+" of={of} />
      ))}
    </details>
  );
}

function Some({ title, sign, of }: { title: string; sign: "−" | "+"; of: Lines }) {
  return (
    <figure data-sign={sign}>
      <figcaption>
        {title} <code>{of.file}</code>
      </figcaption>
      <pre>
        {of.lines.map((line) => (
          <code key={line}>
            {sign} {line}
          </code>
        ))}
      </pre>
    </figure>
  );
}
