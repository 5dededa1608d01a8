"use client";

import { type ReactNode, useEffect, useRef } from "react";
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
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Whoever opens it to write writes at once.
    dialog.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      data-full={isFull || undefined}
      aria-label={title}
      onCancel={letGo}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2>{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          <kbd>Esc</kbd> {controls.close}
        </button>
      </div>
      <Refused said={said} className={styles.refused} />
      {children}
    </dialog>
  );
}

/** A field that is about to go would keep the next key to itself. */
function letGo(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
