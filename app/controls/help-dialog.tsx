"use client";

import { createPortal } from "react-dom";
import { useMore } from "../text/use-more.ts";
import styles from "./help.module.css";
import { HelpKeys } from "./help-keys.tsx";
import { HelpMarks } from "./help-marks.tsx";
import { type KeyAction, keysOf } from "./keys.ts";
import { useDialog } from "./use-dialog.ts";

interface HelpDialogProps {
  /** Most keys, and the timeline, are the comparison's alone. */
  isCompare: boolean;
  onClose(): void;
}

const actions = Object.keys(keysOf) as KeyAction[];

/** It stands beside the page, so that it shows also where what opened it does not. */
export function HelpDialog({ isCompare, onClose }: HelpDialogProps) {
  const { help } = useMore();
  const { modal, close } = useDialog(onClose);
  const lines = actions
    .filter((action) => isCompare || action === "help")
    .map((action) => ({ keys: keysOf[action], does: help.actions[action] }));
  return createPortal(
    <dialog {...modal} className={styles.dialog} aria-label={help.title}>
      <div className={styles.head}>
        <h2>{help.title}</h2>
        <button type="button" onClick={close}>
          {help.close}
        </button>
      </div>
      <HelpKeys lines={lines} />
      {isCompare && <HelpMarks />}
    </dialog>,
    document.body,
  );
}
