"use client";

import stage from "../projector/stage.module.css";
import { Refused } from "./refused.tsx";
import type { Commands } from "./use-commands.ts";
import type { WallControls } from "./use-wall-controls.ts";
import styles from "./wall.module.css";
import { useWallWords } from "./wall-words.tsx";

/** What the host can do, and what became of it; it comes with the mouse, or when a button has the focus. */
export function WallBar({ controls, commands }: { controls: WallControls; commands: Commands }) {
  const { controls: words } = useWallWords();
  const { said } = commands;
  return (
    <>
      <p className="visually-hidden" role="status">
        {said && !said.cause && words.done(said.what)}
      </p>
      {!controls.sheet && <Refused said={said} className={styles.failed} />}
      <div className={stage.bar} role="toolbar" aria-label={words.title}>
        {controls.all.map(({ key, shownKey, name, transport, run }) => (
          <button key={key} type="button" onClick={run} aria-label={`${name} (${shownKey})`}>
            <kbd>{shownKey}</kbd>{" "}
            {transport ? <span className={styles.mark} data-transport={transport} /> : name}
          </button>
        ))}
      </div>
    </>
  );
}
