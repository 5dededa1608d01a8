"use client";

import type { ReactNode } from "react";
import useSWRMutation from "swr/mutation";
import { paths } from "#wire";
import { callApi } from "../api.ts";
import { asFailure } from "../failure.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import styles from "./toolbar.module.css";

/** What can be done with all three panels at once. Disabled until there is a comparison. */
export function Toolbar({
  comparison,
  children,
}: {
  comparison?: Comparison;
  children?: ReactNode;
}) {
  const { controls } = useText().text;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={controls.toolbar}>
      {comparison ? (
        <LiveButtons comparison={comparison} />
      ) : (
        <button type="button" disabled>
          {controls.pause}
        </button>
      )}
      <div className={styles.news}>{children}</div>
      {comparison && <SettingsMenu comparison={comparison} />}
    </div>
  );
}

function LiveButtons({ comparison }: { comparison: Comparison }) {
  const { text } = useText();
  const { controls } = text;
  const { isPaused } = useStore(comparison.state);
  const say = useSWRMutation(paths.say(comparison.room), (path: string) =>
    callApi(path, { method: "POST" }),
  );
  return (
    <>
      <button type="button" onClick={isPaused ? comparison.run : comparison.pause}>
        <span aria-hidden="true">{isPaused ? "▶" : "‖"}</span>{" "}
        {isPaused ? controls.run : controls.pause}
      </button>
      <button type="button" onClick={comparison.restart}>
        <span aria-hidden="true">⟲</span> {controls.restart}
      </button>
      <button
        type="button"
        data-primary
        disabled={say.isMutating}
        onClick={() => void say.trigger().catch(() => {})}
      >
        {controls.say}
      </button>
      {say.error && (
        <span role="alert" className={styles.error}>
          ⚠ {controls.sayFailed(text.causes[asFailure(say.error).code])}
        </span>
      )}
    </>
  );
}
