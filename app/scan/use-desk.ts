import { useEffect, useState } from "react";
import { createClock } from "../meters/clock.ts";
import { createWakes } from "../panels/wakes.ts";
import { transportSettings, usualSettings } from "../settings.ts";
import { type TransportId, transports } from "../transports/index.ts";
import { type Desk, openDesk } from "./desk.ts";

/** So long that a class sees the wait, ms. */
export const scanIntervalMs = 5000;

/** The desktop's listening in a room, by one transport; none before the browser has it. */
export function useDesk(room: string, id: TransportId): Desk | undefined {
  const [desk, setDesk] = useState<Desk>();
  useEffect(() => {
    const leaving = new AbortController();
    const wakes = createWakes({ document, window });
    const unwatch = wakes.watch();
    const { origin } = window.location;
    const clock = createClock(origin);
    void clock.sync(leaving.signal);
    const opened = openDesk({
      id,
      transport: transports[id],
      settings: transportSettings({ ...usualSettings, intervalMs: scanIntervalMs }),
      origin,
      room,
      clock,
      onWake: wakes.onWake,
    });
    setDesk(opened);
    return () => {
      leaving.abort();
      unwatch();
      opened.close();
    };
  }, [room, id]);
  return desk;
}
