"use client";

import { type ReactNode, useEffect } from "react";
import { useDialog } from "../controls/use-dialog.ts";
import { Refused } from "./refused.tsx";
import styles from "./sheet.module.css";
import type { Said } from "./use-commands.ts";
import { useWallWords } from "./wall-words.tsx";

interface SheetProps {
  title: string;
  /** Over all of the wall, not only at its side. */
  isFull?: boolean;
  /** What became of the last command. */
  said: Said | undefined;
  onClose(): void;
  children: ReactNode;
}

/** Lies over a part of the wall, which goes on beside it. Esc closes it. */
export function Sheet({ title, isFull, said, onClose, children }: SheetProps) {
  const { controls } = useWallWords();
  const { modal, close } = useDialog(onClose);
  const { ref } = modal;
  // Whoever opens it to write writes at once; a switch is not to be pressed by a stray key.
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>("input:not([type=checkbox]), select")?.focus();
  }, [ref]);
  return (
    <dialog {...modal} className={styles.sheet} data-full={isFull || undefined} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <button type="button" onClick={close}>
          <kbd>Esc</kbd> {controls.close}
        </button>
      </div>
      <Refused said={said} className={styles.refused} />
      {children}
    </dialog>
  );
}
