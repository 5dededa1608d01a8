import type { TransportId } from "../index.ts";
import { longPolling } from "./long-polling.ts";
import { shortPolling } from "./short-polling.ts";
import type { Story } from "./story.ts";
import { websocket } from "./websocket.ts";

/** How each transport is told, by id. */
export const stories: Record<TransportId, Story> = {
  "short-polling": shortPolling,
  "long-polling": longPolling,
  websocket,
};
