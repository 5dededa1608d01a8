import type { Counts } from "#wire";
import { createMeter, type Seen } from "./meters/meter.ts";

/** The browser, having counted `n` of everything. */
export function browser(n: number, rest: Partial<Seen> = {}): Seen {
  const all = { requests: n, started: n, answered: n, empties: n, messages: n };
  return { ...createMeter().read(), ...all, framesUp: n, framesDown: n, ...rest };
}

/** The server, having counted `n` of everything. */
export function server(n: number, rest: Partial<Counts> = {}): Counts {
  const none = { overhead: 0, payload: 0 };
  const all = { requests: n, empties: n, messages: n, framesUp: n, framesDown: n };
  const others = { sends: 0, bytesUp: none, bytesDown: none, connectionsOpened: 0 };
  return { ...all, ...others, openNow: { parked: 0, sockets: 0, idle: 0 }, ...rest };
}
