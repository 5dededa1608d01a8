"use client";

import styles from "./code.module.css";
import type { SourceFile } from "./lines.ts";

/** A file with its line numbers; lines at work bear a sign, not a colour alone. */
export function CodePane({
  title,
  source: { file, text },
  active,
}: {
  title: string;
  source: SourceFile;
  active?: ReadonlySet<number>;
}) {
  return (
    <figure className={styles.pane}>
      <figcaption>
        {title} <code>{file}</code>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className={styles.scroll} tabIndex={0} aria-label={file} data-scrolls>
        <pre>
          {text.split("\n").map((line, index) => (
            <code
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={index}
              data-line={index + 1}
              data-active={active?.has(index + 1) || undefined}
            >
              {line}
              {"\n"}
            </code>
          ))}
        </pre>
      </section>
    </figure>
  );
}
