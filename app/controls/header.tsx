"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./header.module.css";
import { Help } from "./help.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** Pages by where they are: only those that there are. */
const pages = { compare: "/", wire: "/wire", class: "/class" } as const;

/** Name, pages, language and theme. */
export function Header({ page = "compare" }: { page?: keyof typeof pages | "other" }) {
  const { text } = useText();
  return (
    <header className={styles.header}>
      <a className="visually-hidden" href="#panels">
        {page === "compare" ? text.skip : text.skipHeader}
      </a>
      <strong className={styles.name}>{text.title}</strong>
      <nav aria-label={text.title}>
        {Object.entries(pages).map(([name, href]) => (
          <a key={name} href={href} aria-current={name === page ? "page" : undefined}>
            {text.pages[name as keyof typeof pages]}
          </a>
        ))}
      </nav>
      <LanguageChoice />
      <ThemeChoice />
      <Help />
    </header>
  );
}
