"use client";

import { roomLink } from "../export/link.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useMore } from "../text/use-more.ts";
import { CopyLink } from "./copy-link.tsx";
import styles from "./export-menu.module.css";
import { useExports } from "./use-exports.ts";

export interface ExportSheetProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** What was measured, as files; and the way back to this room. */
export function ExportSheet({ comparison, surroundings }: ExportSheetProps) {
  const { exporting } = useMore();
  const { settings } = useStore(comparison.state);
  const { result, save } = useExports(comparison, surroundings);

  return (
    <>
      <button type="button" onClick={save.csv}>
        {exporting.csv}
      </button>
      <button type="button" onClick={save.json}>
        {exporting.json}
      </button>
      <button type="button" onClick={save.png}>
        {exporting.png}
      </button>
      <p role="status" className={styles.result}>
        {result?.name && exporting.started(result.name)}
        {result?.isFailed && `⚠ ${exporting.failed}`}
      </p>
      <CopyLink link={roomLink(window.location.origin, comparison.room, settings)} />
    </>
  );
}
