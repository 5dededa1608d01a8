"use client";

import { useEffect, useEffectEvent } from "react";
import { useDialog } from "../controls/use-dialog.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./projector.module.css";
import { projectorView } from "./view.ts";

/** Nothing to look at, until a key or a touch. */
export function Black() {
  const { views } = useText().text;
  const { modal, close } = useDialog(projectorView.unblank);

  const wakeUp = useEffectEvent(close);

  useEffect(() => {
    // The key that brings the page back does nothing else, so it is stopped before all others hear it.
    const wake = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      wakeUp();
    };
    window.addEventListener("keydown", wake, true);
    return () => window.removeEventListener("keydown", wake, true);
  }, []);

  return (
    <dialog {...modal} className={styles.black} aria-label={views.blank} onPointerDown={close} />
  );
}
