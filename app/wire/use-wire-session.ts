import { useEffect, useState } from "react";
import { createWireSession, type WireSession } from "./session.ts";

/** A session that captures while the page is there; none before the browser has it, and the room. */
export function useWireSession(room: string | undefined): WireSession | undefined {
  const [session, setSession] = useState<WireSession>();
  useEffect(() => {
    if (room === undefined) return;
    const made = createWireSession({ origin: window.location.origin, room, page: document });
    made.start();
    setSession(made);
    return made.stop;
  }, [room]);
  return session;
}
