import type { BugName } from "#wire";
import type { Transport } from "../transport.ts";
import { queuePerClient } from "./queue-per-client.ts";
import { timestampCursor } from "./timestamp-cursor.ts";
import { withoutHeartbeat } from "./without-heartbeat.ts";
import { withoutMemory } from "./without-memory.ts";

/** Faulty variants of the server's side, by planted bug; a bug of the client alone has none here. */
export const bugs: Partial<Record<BugName, Transport>> = {
  "queue-per-client": queuePerClient,
  "without-memory": withoutMemory,
  "timestamp-cursor": timestampCursor,
  "without-heartbeat": withoutHeartbeat,
};
