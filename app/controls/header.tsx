"use client";

import { useEffect, useState } from "react";
import { remember } from "../cookies.ts";
import { dictionaries, languages } from "../text/language.ts";
import { useText } from "../text/text-provider.tsx";
import { isTheme, type Theme, themes } from "../theme.ts";
import styles from "./header.module.css";

/** Name, pages, language and theme. */
export function Header() {
  const { text, language, speak } = useText();
  const other = languages.find((known) => known !== language) ?? language;
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
      <button type="button" lang={other} onClick={() => speak(other)}>
        {dictionaries[other].language}
      </button>
      <ThemeChoice />
    </header>
  );
}

function ThemeChoice() {
  const { controls } = useText().text;
  const [theme, setTheme] = useState<Theme>("system");

  useEffect(() => {
    const given = document.documentElement.dataset.theme;
    if (isTheme(given)) setTheme(given);
  }, []);

  const choose = (next: Theme) => {
    setTheme(next);
    remember("theme", next);
    document.documentElement.dataset.theme = next;
  };

  return (
    <select
      aria-label={controls.theme}
      value={theme}
      onChange={({ target }) => isTheme(target.value) && choose(target.value)}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          ◐ {controls.themes[one]}
        </option>
      ))}
    </select>
  );
}
