import type { Message } from "#wire";
import type { TransportId } from "../index.ts";
import { useMessages as byLongPolling } from "./long-polling.ts";
import { useMessages as byShortPolling } from "./short-polling.ts";
import { useMessages as byWebSocket } from "./websocket.ts";

/** A hook in the idiom of SWR, as each transport has one. */
export type UseMessages = (room: string) => {
  data?: Message[] | undefined;
  error?: Error | undefined;
};

/** Every one of them, by id. */
export const swrHooks: Record<TransportId, UseMessages> = {
  "short-polling": byShortPolling,
  "long-polling": byLongPolling,
  websocket: byWebSocket,
};
