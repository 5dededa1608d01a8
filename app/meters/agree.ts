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
  /** Whether what breaks connections, or sends again unseen, is about. */
  isLossy?: boolean;
}

/** For each shared number: what the server must have counted at least, and at most. */
const bounds = {
  requests: { least: (seen: Seen) => seen.answered, most: (seen: Seen) => seen.started },
  empties: { least: (seen: Seen) => seen.empties, most: (seen: Seen) => seen.empties },
  messages: { least: (seen: Seen) => seen.messages, most: (seen: Seen) => seen.messages },
  framesUp: { least: (seen: Seen) => seen.framesUp, most: (seen: Seen) => seen.framesUp },
  framesDown: { least: (seen: Seen) => seen.framesDown, most: (seen: Seen) => seen.framesDown },
};

type Name = Disagreement["what"];

/** What comes of holding the two sides against each other. */
export interface Verdict {
  /** Where they differ without an excuse. */
  differences: Disagreement[];
  /** They differ by what broke on the way: of that stretch the counts cannot be compared. */
  isUnsure: boolean;
}

/** Looks for which a break leaves the counts in doubt: the server may find a dead peer only later. */
const doubtfulLooks = 30;

/**
 * Holds the two sides against each other. Both keep counting while the answer travels, so a look
 * is judged once the next one is there: the server must have counted what the browser had by the
 * look before, and nothing that the browser had not by the look after. Where something broke or was
 * called off meanwhile, or may be broken any time, nobody knows what was on its way: the difference
 * that stands at the end of the doubt is let pass from there on, and told as unsure.
 */
export function createAgreement() {
  let looks: Look[] = [];
  /** The browser's counts when the server began: it may have begun at any moment between the two. */
  let start: { least: Seen; most: Seen } | undefined;
  /** Looks for which the counts are still in doubt. */
  let doubtful = 0;
  /** By how much the server may have more, or less, since something had broken. */
  let passed: Partial<Record<Name, Range>> = {};

  /** By how much the server has more than the browser: somewhere between the two. */
  function excessOf(what: Name, [older, judged, newer]: Trio): Range {
    const { least, most } = bounds[what];
    const low = least(older.before) - (start ? most(start.most) : 0);
    const high = most(newer.after) - (start ? least(start.least) : 0);
    const server = judged.server[what];
    return { least: server - high, most: server - low };
  }

  function judge(trio: Trio): Verdict {
    const [older, judged, newer] = trio;
    const isBroken = older.before.broken !== newer.after.broken;
    if (isBroken || trio.some(({ isLossy }) => isLossy)) doubtful = doubtfulLooks;
    else doubtful = Math.max(0, doubtful - 1);
    const isResent = hasNewConnection(trio);
    const differences: Disagreement[] = [];
    let isUnsure = false;
    for (const what of Object.keys(bounds) as Name[]) {
      const excess = excessOf(what, trio);
      const isDoubtful = doubtful > 0 || (isResent && resendable.has(what));
      const allowed = isDoubtful ? withZero(excess) : (passed[what] ?? zero);
      const gap = gapBetween(excess, zero);
      if (gapBetween(excess, allowed) !== 0) {
        const server = judged.server[what];
        differences.push({ what, browser: server - gap, server });
        continue;
      }
      passed[what] = common(allowed, withZero(excess));
      if (gap !== 0) isUnsure = true;
    }
    return { differences, isUnsure };
  }

  return {
    /** @returns the verdict on the look before this one. */
    add(look: Look): Verdict {
      const previous = looks.at(-1);
      if (previous && previous.since !== look.since) {
        start = { least: previous.before, most: look.after };
        looks = [];
        passed = {};
      }
      looks = [...looks, look].slice(-3);
      const [older, judged, newer] = looks;
      if (!older || !judged || !newer) return { differences: [], isUnsure: false };
      return judge([older, judged, newer]);
    },
    reset() {
      looks = [];
      start = undefined;
      doubtful = 0;
      passed = {};
    },
  };
}

/** Three looks in a row: the second is judged by its neighbours. */
type Trio = [older: Look, judged: Look, newer: Look];

/** What Chromium may send again by itself, unseen, when a connection it used before breaks. */
const resendable: ReadonlySet<Name> = new Set<Name>(["requests", "empties", "messages"]);

/** Whether a request may have been sent again unseen: that takes a further connection. */
function hasNewConnection([older, , newer]: Trio): boolean {
  const before = older.server.connectionsOpened;
  return before > 0 && newer.server.connectionsOpened > before;
}

/** What lies between two numbers, both included. */
interface Range {
  least: number;
  most: number;
}

const zero: Range = { least: 0, most: 0 };

const withZero = ({ least, most }: Range): Range => ({
  least: Math.min(0, least),
  most: Math.max(0, most),
});

/** What two ranges that touch share: while the traffic is quiet, little is left of a wide one. */
const common = (a: Range, b: Range): Range => ({
  least: Math.max(a.least, b.least),
  most: Math.min(a.most, b.most),
});

/** How far all of `range` is above `allowed`, or below it; 0 when they touch. */
function gapBetween(range: Range, allowed: Range): number {
  if (range.most < allowed.least) return range.most - allowed.least;
  return Math.max(0, range.least - allowed.most);
}
