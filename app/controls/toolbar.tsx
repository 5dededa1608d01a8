"use client";

import type { ReactNode } from "react";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { TroubleMenu } from "../trouble/trouble-menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { Presets } from "./presets.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import styles from "./toolbar.module.css";
import type { Actions } from "./use-actions.ts";

interface ToolbarProps {
  comparison: Comparison;
  surroundings: Surroundings;
  actions: Actions;
  /** What there is to say about all panels. */
  children?: ReactNode;
}

/** What can be done with all three panels at once. */
export function Toolbar({ comparison, surroundings, actions, children }: ToolbarProps) {
  const { controls } = useText().text;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={controls.toolbar}>
      <PauseButton actions={actions} />
      <button type="button" onClick={actions.restart}>
        <span aria-hidden="true">⟲</span> {controls.restart}
      </button>
      <Presets comparison={comparison} surroundings={surroundings} />
      <SayButton actions={actions} />
      <div className={styles.menus}>
        <TroubleMenu comparison={comparison} surroundings={surroundings} />
        <SettingsMenu comparison={comparison} surroundings={surroundings} />
        <ExportMenu comparison={comparison} surroundings={surroundings} />
      </div>
      <div className={styles.news}>{children}</div>
    </div>
  );
}

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

/** The same place before there is anything to control. */
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
