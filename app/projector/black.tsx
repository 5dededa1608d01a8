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

  // The key that brings the page back does nothing else, so it is stopped before all others hear it.
  const wake = useEffectEvent((event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => wake(event);
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);

  return (
    <dialog {...modal} className={styles.black} aria-label={views.blank} onPointerDown={close} />
  );
}
