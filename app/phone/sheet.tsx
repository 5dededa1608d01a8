"use client";

import { type ReactNode, useId } from "react";
import { useText } from "../text/text-provider.tsx";
import styles from "./sheet.module.css";

/** Everything there is no room for, behind one button. */
export function Sheet({ children }: { children: ReactNode }) {
  const { views } = useText().text;
  const sheet = useId();
  return (
    <>
      <button type="button" popoverTarget={sheet} aria-label={views.more}>
        <span aria-hidden="true">⋯</span>
      </button>
      <div id={sheet} popover="auto" className={styles.sheet}>
        {children}
        <button type="button" popoverTarget={sheet} popoverTargetAction="hide">
          {views.close}
        </button>
      </div>
    </>
  );
}
