import { type Bytes, type Counts, paths, type Stats } from "#wire";
import { callApi } from "../api.ts";
import { createAgreement, type Disagreement } from "./agree.ts";
import type { Seen } from "./meter.ts";

/** What the server counted for this client, and where the browser disagrees; by transport id. */
export interface ServerView {
  counts: Record<string, Counts>;
  /** All bytes both ways, those of earlier lives of the server included. */
  bytes: Record<string, Bytes>;
  differences: Record<string, Disagreement[]>;
  /** Where the two differ by what broke on the way: of that stretch they cannot be compared. */
  unsure: Record<string, boolean>;
}

/**
 * Asks the server what it counted and holds it against the browser's own counts.
 * @param count the browser's counts of one transport, right now.
 * @param isLossy whether faults are in force that make the counts incomparable.
 */
export function createServerView(
  room: string,
  client: string,
  count: (id: string) => Seen,
  isLossy = () => false,
) {
  const agreements = new Map<string, ReturnType<typeof createAgreement>>();
  /** Bytes counted before the server began anew. */
  const carried = new Map<string, Bytes>();
  let last: Stats | undefined;
  /** Breaks of all transports by the last look. */
  let broken = 0;

  function carry(stats: Stats): void {
    if (!last || last.since === stats.since) return;
    for (const [id, counts] of Object.entries(last.client ?? {})) {
      carried.set(id, allBytes(counts, carried.get(id)));
    }
  }

  function agreementOf(id: string): ReturnType<typeof createAgreement> {
    const known = agreements.get(id) ?? createAgreement();
    agreements.set(id, known);
    return known;
  }

  return async function look(ids: readonly string[]): Promise<ServerView> {
    const before = new Map(ids.map((id) => [id, count(id)]));
    const stats = await callApi<Stats>(`${paths.stats(room)}?client=${client}`);
    carry(stats);
    last = stats;
    const view: ServerView = { counts: {}, bytes: {}, differences: {}, unsure: {} };
    // They share the browser's connections: what breaks one's may be sent again over another's.
    const brokenNow = ids.reduce((sum, id) => sum + count(id).broken, 0);
    const isDoubtful = isLossy() || brokenNow !== broken;
    broken = brokenNow;
    for (const id of ids) {
      const server = stats.client?.[id];
      const was = before.get(id);
      if (!server || !was) continue;
      view.counts[id] = server;
      view.bytes[id] = allBytes(server, carried.get(id));
      const after = count(id);
      const both = { before: was, after, server, since: stats.since, isLossy: isDoubtful };
      const { differences, isUnsure } = agreementOf(id).add(both);
      view.differences[id] = differences;
      view.unsure[id] = isUnsure;
    }
    return view;
  };
}

function allBytes(
  { bytesUp, bytesDown }: Counts,
  before: Bytes = { overhead: 0, payload: 0 },
): Bytes {
  return {
    overhead: before.overhead + bytesUp.overhead + bytesDown.overhead,
    payload: before.payload + bytesUp.payload + bytesDown.payload,
  };
}
