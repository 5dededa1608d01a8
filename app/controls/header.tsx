"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./header.module.css";
import { Help } from "./help.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { type PageKey, pages } from "./pages.ts";
import { ThemeChoice } from "./theme-choice.tsx";

/** Name, pages, language and theme. */
export function Header({ page = "compare" }: { page?: PageKey | "other" }) {
  const { text } = useText();
  return (
    <header className={styles.header} data-page={page}>
      <a className="visually-hidden" href="#panels">
        {page === "compare" ? text.skip : text.skipHeader}
      </a>
      <button
        type="button"
        className={styles.menu}
        popoverTarget="pages"
        aria-label={text.pagesMenu}
      >
        ☰
      </button>
      <strong className={styles.name}>{text.title}</strong>
      <nav id="pages" popover="auto" className={styles.pages} aria-label={text.title}>
        {pages.map(({ href, key }) => (
          <a key={key} href={href} aria-current={key === page ? "page" : undefined}>
            {text.pages[key]}
          </a>
        ))}
      </nav>
      <LanguageChoice />
      <ThemeChoice />
      <Help isCompare={page === "compare"} />
    </header>
  );
}
