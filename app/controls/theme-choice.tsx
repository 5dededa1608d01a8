"use client";

import { useEffect, useState } from "react";
import { remember } from "../cookies.ts";
import { useText } from "../text/text-provider.tsx";
import { isTheme, type Theme, themes } from "../theme.ts";

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
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
