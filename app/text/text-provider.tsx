"use client";

import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useContext,
  useMemo,
  useState,
} from "react";
import { remember } from "../cookies.ts";
import type { Text } from "./en.ts";
import { createFormat, type Format } from "./format.ts";
import type { Language } from "./language.ts";
import { loadText } from "./load-text.ts";

interface Speech {
  text: Text;
  format: Format;
  language: Language;
  /** Changes the language in place once its words are there; the panels go on. */
  speak(language: Language): void;
}

const Context = createContext<Speech | undefined>(undefined);

export function TextProvider({ initial, children }: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(initial);
  const text = use(loadText(language));
  const speech = useMemo<Speech>(
    () => ({
      text,
      format: createFormat(language),
      language,
      speak(next) {
        remember("lang", next);
        forgetAsked();
        const change = () => {
          document.documentElement.lang = next;
          // What is shown stays until the words are there.
          startTransition(() => setLanguage(next));
        };
        loadText(next).then(change, () => {});
      },
    }),
    [language, text],
  );
  return <Context value={speech}>{children}</Context>;
}

/** The words and numbers of the reader's language. */
export function useText(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error("There is no TextProvider around this.");
  return speech;
}

/** The address overrides what is remembered, so a choice made now takes it out of the address. */
function forgetAsked(): void {
  const url = new URL(window.location.href);
  url.searchParams.delete("lang");
  window.history.replaceState(window.history.state, "", url);
}
