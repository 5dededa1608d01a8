"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./header.module.css";
import { Help } from "./help.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** Name, pages, language and theme. */
export function Header() {
  const { text } = useText();
  return (
    <header className={styles.header}>
      <a className="visually-hidden" href="#panels">
        {text.skip}
      </a>
      <strong className={styles.name}>{text.title}</strong>
      <nav aria-label={text.title}>
        <a href="/" aria-current="page">
          {text.pages.compare}
        </a>
      </nav>
      <LanguageChoice />
      <ThemeChoice />
      <Help />
    </header>
  );
}
