import type { Counts } from "#wire";
import type { Seen } from "./meter.ts";

/** A number that both sides count and on which they differ. */
export interface Disagreement {
  what: keyof typeof bounds;
  browser: number;
  server: number;
}

/** One look at both sides: the browser's counts around the server's answer. */
export interface Look {
  before: Seen;
  after: Seen;
  server: Counts;
  /** When the server began to count. */
  since: number;
}

/** For each shared number: what the server must have counted at least, and at most. */
const bounds = {
  requests: { least: (seen: Seen) => seen.answered, most: (seen: Seen) => seen.started },
  empties: { least: (seen: Seen) => seen.empties, most: (seen: Seen) => seen.empties },
  messages: { least: (seen: Seen) => seen.messages, most: (seen: Seen) => seen.messages },
  framesUp: { least: (seen: Seen) => seen.framesUp, most: (seen: Seen) => seen.framesUp },
  framesDown: { least: (seen: Seen) => seen.framesDown, most: (seen: Seen) => seen.framesDown },
};

/**
 * Holds the two sides against each other. Both keep counting while the answer travels, so a look
 * is judged once the next one is there: the server must have counted what the browser had by the
 * look before, and nothing that the browser had not by the look after. Where a request was called
 * off meanwhile, nobody knows what its answer held: what the server then has more is let pass.
 */
export function createAgreement() {
  let looks: Look[] = [];
  /** The browser's counts when the server began: it may have begun at any moment between the two. */
  let start: { least: Seen; most: Seen } | undefined;
  /** What the server had more when something had been called off. */
  let passed: Partial<Record<Disagreement["what"], number>> = {};

  return {
    /** @returns where the sides differ, for the look before this one. */
    add(look: Look): Disagreement[] {
      const previous = looks.at(-1);
      if (previous && previous.since !== look.since) {
        start = { least: previous.before, most: look.after };
        looks = [];
      }
      looks = [...looks, look].slice(-3);
      const [older, judged, newer] = looks;
      if (!older || !judged || !newer) return [];
      const isSure = older.before.broken === newer.after.broken;
      return (Object.keys(bounds) as Disagreement["what"][]).flatMap((what) => {
        const { least, most } = bounds[what];
        const server = judged.server[what];
        const low = least(older.before) - (start ? most(start.most) : 0);
        const high = most(newer.after) - (start ? least(start.least) : 0);
        if (!isSure) passed[what] = Math.max(0, server - high);
        if (server >= low && server <= high + (passed[what] ?? 0)) return [];
        return [{ what, browser: server < low ? low : high, server }];
      });
    },
    reset() {
      looks = [];
      start = undefined;
      passed = {};
    },
  };
}
