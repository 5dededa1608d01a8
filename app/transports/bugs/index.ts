import { type BugName, bugNames } from "#wire";
import { type TransportId, transportIds, transports } from "../index.ts";
import type { Transport } from "../transport.ts";
import { withoutHeartbeat } from "./without-heartbeat.ts";
import { withoutJitter } from "./without-jitter.ts";

/** Whom each planted bug concerns; the first three are mistakes of the server alone. */
const concerned: Record<BugName, readonly TransportId[]> = {
  "queue-per-client": ["long-polling"],
  "without-memory": ["long-polling"],
  "timestamp-cursor": ["long-polling"],
  "without-heartbeat": ["websocket"],
  "without-jitter": transportIds,
};

/** Bugs of the client, each made of the model it concerns. */
const variants: Partial<Record<BugName, (model: Transport) => Transport>> = {
  "without-heartbeat": withoutHeartbeat,
  "without-jitter": withoutJitter,
};

/** Those of the bugs that concern a transport, of either side, in a fixed order. */
export function bugsOf(id: TransportId, bugs: readonly BugName[]): BugName[] {
  return bugNames.filter((bug) => bugs.includes(bug) && concerned[bug].includes(id));
}

/** The client's transport with the bugs that concern it; without any, the model itself. */
export function variantOf(id: TransportId, bugs: readonly BugName[]): Transport {
  const model: Transport = transports[id];
  return bugsOf(id, bugs).reduce((made, bug) => variants[bug]?.(made) ?? made, model);
}
