"use client";

import { languageNames, languages } from "../text/language.ts";
import { useText } from "../text/text-provider.tsx";

/** Changes to the other language, which says its name itself. */
export function LanguageChoice() {
  const { language, speak } = useText();
  const other = languages.find((known) => known !== language) ?? language;
  return (
    <button type="button" lang={other} onClick={() => speak(other)}>
      {languageNames[other]}
    </button>
  );
}
