"use client";

import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { ChosenMark } from "./chosen-mark.tsx";
import { MarksTable } from "./marks-table.tsx";
import { Picture } from "./picture.tsx";
import styles from "./timeline.module.css";
import { useTimeline } from "./use-timeline.ts";
import { ViewControls } from "./view-controls.tsx";

/** The picture students take home: what was asked, held and pushed, on one time axis. */
export function Timeline({ comparison }: { comparison: Comparison }) {
  const { text } = useText();
  const timeline = useTimeline(comparison);
  const { records, view, setView, setChosen } = timeline;
  return (
    <figure className={styles.timeline} aria-label={text.timeline.title}>
      <figcaption className={styles.bar}>
        <span>{text.timeline.title}</span>
        <ViewControls view={view} onChange={setView} />
      </figcaption>
      <Picture timeline={timeline} />
      <ChosenMark timeline={timeline} />
      <MarksTable comparison={comparison} records={records} onChoose={setChosen} />
    </figure>
  );
}
