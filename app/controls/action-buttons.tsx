"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./toolbar.module.css";
import type { Actions } from "./use-actions.ts";

/** Pause, or Run. */
export function PauseButton({ actions: { isPaused, toggle } }: { actions: Actions }) {
  const { controls } = useText().text;
  return (
    <button type="button" onClick={toggle}>
      <span aria-hidden="true">{isPaused ? "▶" : "‖"}</span>{" "}
      {isPaused ? controls.run : controls.pause}
    </button>
  );
}

/** Makes the server say something, and tells why it did not. */
export function SayButton({ actions: { say, isSaying, sayFailed } }: { actions: Actions }) {
  const { controls, causes } = useText().text;
  return (
    <>
      <button type="button" data-primary disabled={isSaying} onClick={say}>
        {controls.say}
      </button>
      {sayFailed && (
        <span role="alert" className={styles.error}>
          ⚠ {controls.sayFailed(causes[sayFailed])}
        </span>
      )}
    </>
  );
}
