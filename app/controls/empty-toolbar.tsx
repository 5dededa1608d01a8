"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./toolbar.module.css";

/** The place of the toolbar before there is anything to control. */
export function EmptyToolbar() {
  const { controls } = useText().text;
  return (
    <div className={styles.toolbar}>
      <button type="button" disabled>
        {controls.pause}
      </button>
    </div>
  );
}
