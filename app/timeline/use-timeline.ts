import { useMemo, useState } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import type { Mark } from "./recorder.ts";
import type { PlacedRecord } from "./records.ts";
import { liveView, still, type View } from "./view.ts";

/** What the picture, its controls, its table and the details of a mark have in common. */
export interface TimelineState {
  comparison: Comparison;
  records: readonly PlacedRecord[];
  setRecords(records: readonly PlacedRecord[]): void;
  /** As chosen. */
  view: View;
  setView(view: View): void;
  /** As drawn: it stands still while the comparison is paused. */
  shown: View;
  chosen: Mark | undefined;
  setChosen(mark: Mark | undefined): void;
  /** Whether somebody can see the picture: what is not looked at is neither drawn nor asked for. */
  isSeen: boolean;
  setIsSeen(isSeen: boolean): void;
}

/** What the timeline shows, and what moves it. */
export function useTimeline(comparison: Comparison): TimelineState {
  const { isPaused } = useStore(comparison.state);
  const [view, setView] = useState(() => liveView(10_000, performance.now()));
  const [chosen, setChosen] = useState<Mark>();
  const [isSeen, setIsSeen] = useState(false);
  const [records, setRecords] = useState<readonly PlacedRecord[]>(none);
  const shown = useMemo(
    () => (isPaused && view.mode === "live" ? still(view, performance.now()) : view),
    [isPaused, view],
  );
  return {
    comparison,
    records,
    setRecords,
    view,
    setView,
    shown,
    chosen,
    setChosen,
    isSeen,
    setIsSeen,
  };
}

const none: readonly PlacedRecord[] = [];
