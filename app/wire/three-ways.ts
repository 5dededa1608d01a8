import type { Carried } from "./carried.ts";
import type { WireItem } from "./wire-log.ts";

/** What one message cost by one transport. */
export interface WayCost {
  /** The answer or the frame that delivered it. */
  item: number;
  /** Its own request, headers and all; 0 where it was pushed. */
  up: number;
  down: number;
  /** Of these the message itself. */
  message: number;
  /** Messages that came along with it, and share the cost. */
  others: number;
}

/** The newest message that was captured, and what it cost where. */
export interface ThreeWays {
  newest: Carried | undefined;
  /** By transport id; a transport that has not delivered it is missing. */
  costs: Readonly<Record<string, WayCost>>;
}

/** Finds the newest message's first delivery by each transport. @param items oldest first. */
export function threeWays(items: readonly WireItem[]): ThreeWays {
  let newest: Carried | undefined;
  for (const { carried } of items) {
    for (const one of carried) if (one.seq >= (newest?.seq ?? 0)) newest = one;
  }
  const costs: Record<string, WayCost> = {};
  for (const item of items) {
    const found = item.carried.find(({ seq }) => seq === newest?.seq);
    if (!found || costs[item.transport]) continue;
    const request = items.find(
      ({ kind, exchange, way }) => kind === "http" && way === "up" && exchange === item.exchange,
    );
    costs[item.transport] = {
      item: item.id,
      up: item.kind === "http" ? (request?.bytes.length ?? 0) : 0,
      down: item.bytes.length,
      message: found.bytes,
      others: item.carried.length - 1,
    };
  }
  return { newest, costs };
}
