"use client";

import { useLayoutEffect } from "react";
import useSWR from "swr";
import type { RoomInfo } from "#wire";
import { findRoom } from "../api.ts";
import type { ServerView } from "../meters/server-view.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import { useSurroundings } from "../use-surroundings.ts";
import type { Comparison } from "./comparison.ts";
import { useServerView } from "./use-server-view.ts";

const roomEveryMs = 5000;

/** What the server tells of the room beside its messages. */
export interface Report {
  /** Who is there; nothing before the first answer. */
  info?: RoomInfo | undefined;
  surroundings: Surroundings;
  /** What it counted; nothing before the first answer. */
  view?: ServerView | undefined;
}

interface ReportsProps {
  comparison: Comparison;
  /** What is known of the surroundings before. */
  first: Surroundings;
  tell(report: Report): void;
}

/** Asks the server again and again, and tells what changes. It shows nothing. */
export function Reports({ comparison, first, tell }: ReportsProps) {
  const { room } = comparison;
  const { data: info } = useSWR(["room", room], () => findRoom(room), {
    refreshInterval: roomEveryMs,
    dedupingInterval: 0,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
  });
  const surroundings = useSurroundings(room, first);
  const view = useServerView(comparison, surroundings.faults);
  // Told within the click that made a change: a box that is ticked would else be seen to go back.
  useLayoutEffect(() => tell({ info, surroundings, view }), [tell, info, surroundings, view]);
  return null;
}
