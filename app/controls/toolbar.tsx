"use client";

import type { ReactNode } from "react";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { TroubleMenu } from "../trouble/trouble-menu.tsx";
import { PauseButton, SayButton } from "./action-buttons.tsx";
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
