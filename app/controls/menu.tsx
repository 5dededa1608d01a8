"use client";

import { type ReactNode, useId, useState } from "react";
import styles from "./settings-menu.module.css";

interface MenuProps {
  /** Stands before the name, for the eye alone. */
  sign: string;
  name: string;
  /** Style of the sheet, beside that of all sheets. */
  look?: string | undefined;
  /** What is on the sheet, made when it is first opened. @param sheet its id, for a button that closes it. */
  children(sheet: string): ReactNode;
}

/** A button and the sheet that it opens. */
export function Menu({ sign, name, look = "", children }: MenuProps) {
  const sheet = useId();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <div className={styles.menu}>
      <button type="button" popoverTarget={sheet}>
        <span aria-hidden="true">{sign}</span> {name}
      </button>
      <div
        id={sheet}
        popover="auto"
        className={`${styles.sheet} ${look}`}
        onBeforeToggle={() => setWasOpened(true)}
      >
        {wasOpened && children(sheet)}
      </div>
    </div>
  );
}
