"use client";

import { later } from "../later.tsx";
import type { TimelineState } from "./use-timeline.ts";

const MarkDetails = later(async () => (await import("./details.tsx")).MarkDetails);

/** The details of the mark that was chosen, until they are closed. */
export function ChosenMark({ timeline }: { timeline: TimelineState }) {
  const { comparison, records, chosen, setChosen } = timeline;
  if (!chosen) return null;
  const close = () => setChosen(undefined);
  return <MarkDetails mark={chosen} comparison={comparison} records={records} onClose={close} />;
}
