import { longPolling } from "./long-polling.ts";
import { shortPolling } from "./short-polling.ts";
import type { Transport } from "./transport.ts";
import { websocket } from "./websocket.ts";

/** Every transport of the client, by id, in the order of the panels. */
export const transports = {
  "short-polling": shortPolling,
  "long-polling": longPolling,
  websocket,
} satisfies Record<string, Transport>;

export type TransportId = keyof typeof transports;

/** Ids in the order of the panels. */
export const transportIds = Object.keys(transports) as TransportId[];
