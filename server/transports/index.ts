import { longPolling } from "./long-polling.ts";
import { shortPolling } from "./short-polling.ts";
import type { Transport } from "./transport.ts";
import { websocket } from "./websocket.ts";

/** Every transport of the server, by id. */
export const transports: Record<string, Transport> = {
  "short-polling": shortPolling,
  "long-polling": longPolling,
  websocket,
};
