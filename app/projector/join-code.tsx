"use client";

import { later } from "../later.tsx";
import { useStore } from "../panels/use-store.ts";
import { projectorView } from "./view.ts";

const JoinSheet = later(async () => (await import("../classroom/join-sheet.tsx")).JoinSheet);

/** The way into the room's class, for who comes late. The comparison goes on behind it. */
export function JoinCode({ room }: { room: string }) {
  return (
    useStore(projectorView).isJoining && <JoinSheet room={room} onClose={projectorView.hideJoin} />
  );
}
