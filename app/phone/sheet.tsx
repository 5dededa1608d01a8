"use client";

import { type ReactNode, useId, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import styles from "./sheet.module.css";

/** Everything there is no room for, behind one button. */
export function Sheet({ children }: { children: ReactNode }) {
  const { views } = useText().text;
  const sheet = useId();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <button type="button" popoverTarget={sheet} aria-label={views.more}>
        <span aria-hidden="true">⋯</span>
      </button>
      <div
        id={sheet}
        popover="auto"
        className={styles.sheet}
        onBeforeToggle={() => setWasOpened(true)}
      >
        {wasOpened && children}
        <button type="button" popoverTarget={sheet} popoverTargetAction="hide">
          {views.close}
        </button>
      </div>
    </>
  );
}
