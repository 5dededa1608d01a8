"use client";

import { useEffect } from "react";
import { useStore } from "../panels/use-store.ts";
import { useRecords } from "./use-records.ts";
import type { TimelineState } from "./use-timeline.ts";

/** Asks for the server's records while the picture is in sight and moves. It shows nothing. */
export function AskedRecords({ timeline }: { timeline: TimelineState }) {
  const { comparison, isSeen, setFound } = timeline;
  const { isPaused, client } = useStore(comparison.state);
  const found = useRecords(comparison.room, client, isSeen && !isPaused);
  useEffect(() => setFound(found), [found, setFound]);
  return null;
}
