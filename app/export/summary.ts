import type { ChatterInfo, Counts } from "#wire";
import type { AgeSummary } from "../meters/ages.ts";
import type { Offset } from "../meters/clock.ts";
import type { Seen } from "../meters/meter.ts";
import type { ServerView } from "../meters/server-view.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { PanelNumbers } from "../panels/panel.ts";
import { transportSettings, type UserSettings } from "../settings.ts";

/** Everything a summary is made of. Times are on the server's clock, ms since the epoch. */
export interface SummaryFacts {
  room: string;
  startedAt: number;
  exportedAt: number;
  isPaused: boolean;
  settings: UserSettings;
  surroundings: Surroundings;
  offset: Offset;
  /** The browser's counts by transport id. */
  panels: Record<string, { seen: Seen; numbers: PanelNumbers }>;
  /** None before the server's first answer. */
  view: ServerView | undefined;
}

/**
 * The summary as JSON, with `null` for what is not known. No host key, client id or user agent is
 * among the facts, and what comes from the server goes in name by name, so that none slips in.
 */
export function summaryOf(facts: SummaryFacts): string {
  const { room, isPaused, settings, offset, view } = facts;
  const summary = {
    what: "Poll · Hold · Push, summary of one comparison",
    room,
    startedAt: new Date(facts.startedAt).toISOString(),
    exportedAt: new Date(facts.exportedAt).toISOString(),
    isPaused,
    clock: { offsetMs: tenths(offset.ms), errorMs: tenths(offset.error) },
    settings: {
      ...transportSettings(settings),
      chatter: chatterOf(facts.surroundings.chatter),
      faults: facts.surroundings.faults,
    },
    transports: Object.fromEntries(
      Object.entries(facts.panels).map(([id, { seen, numbers }]) => [
        id,
        {
          browser: seen,
          server: serverOf(view?.counts[id]),
          bytes: view?.bytes[id],
          ageMs: spreadOf(numbers.ages),
          roundTripMs: spreadOf(numbers.roundTrips),
          messagesPerSecond: Number(numbers.rate.toPrecision(3)),
          order: numbers.order,
          recovered: numbers.recovered,
        },
      ]),
    ),
  };
  return `${JSON.stringify(summary, (_, value: unknown) => value ?? null, 2)}\n`;
}

function chatterOf(chatter: ChatterInfo) {
  if (!chatter.running) return { running: false };
  const { ratePerSecond, bytes, pattern, seed, count, sent } = chatter;
  return { running: true, ratePerSecond, bytes, pattern, seed, count, sent };
}

function serverOf(counts: Counts | undefined) {
  if (!counts) return undefined;
  const { requests, sends, empties, messages, framesUp, framesDown, ...rest } = counts;
  const { bytesUp, bytesDown, openNow, connectionsOpened } = rest;
  const counted = { requests, sends, empties, messages, framesUp, framesDown };
  return { ...counted, bytesUp, bytesDown, openNow, connectionsOpened };
}

function spreadOf({ p50, p95, p99, max, last, n, leftOut }: AgeSummary) {
  const [half, most, nearly, all, newest] = [p50, p95, p99, max, last].map(tenths);
  return { n, p50: half, p95: most, p99: nearly, max: all, last: newest, leftOut };
}

function tenths(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 10) / 10;
}
