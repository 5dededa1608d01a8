"use client";

import { useHowWords } from "../text/use-how-words.ts";
import styles from "./code.module.css";
import type { SourceFile } from "./lines.ts";
import type { Sources } from "./sources.ts";

/** The lines at work, close to the picture: the whole files stand further down. */
export function LitLines({
  sources,
  server,
  client,
}: {
  sources: Sources;
  server: ReadonlySet<number>;
  client: ReadonlySet<number>;
}) {
  const { code } = useHowWords();
  return (
    <div className={styles.lit}>
      <Lit title={code.lit(code.client)} source={sources.client} lines={client} />
      <Lit title={code.lit(code.server)} source={sources.server} lines={server} />
    </div>
  );
}

function Lit({
  title,
  source: { text },
  lines,
}: {
  title: string;
  source: SourceFile;
  lines: ReadonlySet<number>;
}) {
  const all = text.split("\n");
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {[...lines].map((n) => (
        <code key={n} data-line={n}>
          {all[n - 1]?.trim()}
        </code>
      ))}
    </figure>
  );
}
