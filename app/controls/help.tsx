"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import styles from "./help.module.css";
import { useKeyPress } from "./use-keys.ts";

const HelpKeys = later(async () => (await import("./help-keys.tsx")).HelpKeys);
const HelpMarks = later(async () => (await import("./help-marks.tsx")).HelpMarks);

/** The header's way to the help: a button, and the key of the same name. */
export function Help() {
  return (
    <>
      <HelpButton>?</HelpButton>
      <HelpKey />
    </>
  );
}

/** Opens the help. */
export function HelpButton({ children }: { children: ReactNode }) {
  const { help } = useText().text;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={help.open}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {children}
      </button>
      {isOpen && <HelpDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function HelpKey() {
  const [isOpen, setIsOpen] = useState(false);
  useKeyPress(({ action }) => {
    if (action === "help") setIsOpen(true);
    return action === "help";
  });
  return isOpen && <HelpDialog onClose={() => setIsOpen(false)} />;
}

/** It stands beside the page, so that it shows also where what opened it does not. */
function HelpDialog({ onClose }: { onClose(): void }) {
  const { help } = useText().text;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-label={help.title} onClose={onClose}>
      <div className={styles.head}>
        <h2>{help.title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {help.close}
        </button>
      </div>
      <HelpKeys />
      <HelpMarks />
    </dialog>,
    document.body,
  );
}
