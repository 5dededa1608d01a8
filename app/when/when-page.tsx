"use client";

import { Header } from "../controls/header.tsx";
import reading from "../reading.module.css";
import type { ClaimText } from "../text/en-when.ts";
import { useWhenWords } from "../text/use-when-words.ts";
import { whenPages, whenSources } from "../text/when-links.ts";
import { Choices } from "./choices.tsx";
import styles from "./when.module.css";

/** When which transport is right: a table that decides, then the reasons. */
export function WhenPage() {
  const words = useWhenWords();
  return (
    <>
      <Header page="when" />
      <main className={`${reading.page} ${styles.page}`} id="panels">
        <h1>{words.title}</h1>
        <p className={reading.prose}>{words.lead}</p>
        <Choices />
        {words.sections.map(({ title, claims }) => (
          <section key={title} className={styles.section}>
            <h2>{title}</h2>
            {claims.map((claim) => (
              <Claim key={claim.text} claim={claim} />
            ))}
          </section>
        ))}
      </main>
    </>
  );
}

function Claim({ claim: { text, pages, sources } }: { claim: ClaimText }) {
  const words = useWhenWords();
  return (
    <article className={styles.claim}>
      <p className={reading.prose}>{text}</p>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            {words.seeIt}: <a href={whenPages[page]}>{words.pages[page]}</a>
          </li>
        ))}
        {sources.map((source) => (
          <li key={source}>
            {words.source}:{" "}
            <a href={whenSources[source].href} rel="noreferrer" lang="en">
              {whenSources[source].title}
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}
