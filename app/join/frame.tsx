"use client";

import type { ReactNode } from "react";
import { LanguageChoice } from "../controls/language-choice.tsx";
import { ThemeChoice } from "../controls/theme-choice.tsx";
import { useText } from "../text/text-provider.tsx";
import styles from "./frame.module.css";

/** A page for a phone: what it is about, and at its end language and theme. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      {children}
      <Footer />
    </div>
  );
}

function Footer() {
  const { text } = useText();
  return (
    <footer className={styles.footer}>
      <strong>{text.title}</strong>
      <LanguageChoice />
      <ThemeChoice />
    </footer>
  );
}
