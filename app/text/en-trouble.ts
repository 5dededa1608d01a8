import type { BugName, FaultSettings } from "#wire";
import { type BugText, enBugs } from "./en-bugs.ts";

/** What can be set and stays in force until it is set anew. */
export type LastingFault = Exclude<keyof FaultSettings, "outageMs" | "cut" | "bugs">;

/** Words of the trouble one can make on purpose. */
export interface TroubleText {
  open: string;
  title: string;
  /** Why a guest cannot set it. */
  guest: string;
  normal: string;
  nothing: string;
  inForce(what: string): string;
  failed(cause: string): string;
  network: string;
  none: string;
  /** Name and one line in plain words. */
  faults: Record<Exclude<keyof FaultSettings, "bugs">, { name: string; why: string }>;
  /** The same in the one line that says what is in force; a switch ignores its value. */
  says: Record<LastingFault, (value: string) => string>;
  outage: { begin(duration: string): string; left(duration: string): string; end: string };
  cut: { now: string; done: string };
  /** What the server says meanwhile; rates are the settings' words. */
  chatter: { name: string; nothing: string };
  bugs: { title: string; hint: string; names: Record<BugName, BugText> };
  code: Record<"show" | "without" | "with" | "panel" | "who" | "see", string>;
  /** Stands on each panel where it is in force. */
  label(bug: string): string;
  tally(lost: string, doubled: string, recovered: string): string;
}

export const enTrouble: TroubleText = {
  open: "Trouble",
  title: "Trouble on purpose, for everybody in this room",
  guest: "Only whoever made this room can make trouble in it.",
  normal: "All normal",
  nothing: "All is normal.",
  inForce: (what) => `In force: ${what}`,
  failed: (cause) => `It was not changed: ${cause}`,
  network: "Network",
  none: "none",
  faults: {
    delayMs: {
      name: "Simulated round trip",
      why: "Every question and its answer together take this much longer.",
    },
    jitterMs: {
      name: "Jitter of each way",
      why: "Chance adds up to this much to each way, or takes it away. The order stays.",
    },
    dropAnswers: {
      name: "Share of answers lost",
      why: "The server has done its work, but the answer never arrives.",
    },
    dropRequests: {
      name: "Share of requests lost",
      why: "The question never reaches the server.",
    },
    duplicateRequests: {
      name: "Share handled twice",
      why: "A request reaches the server two times, as if something in between had tried again.",
    },
    stall: {
      name: "Stall",
      why: "Nothing passes and nobody is told. After 10 s what waits is lost for good (half-open).",
    },
    idleCutMs: {
      name: "Idle connections cut after",
      why: "A connection on which nothing passed for so long is cut, as many proxies do.",
    },
    buffering: {
      name: "Buffering",
      why: "What comes down is collected and passed on once a second, as some proxies do.",
    },
    outageMs: {
      name: "Outage",
      why: "All connections break and no new one is taken until it is over.",
    },
    cut: {
      name: "Cut",
      why: "All connections break once, now. New ones are taken at once.",
    },
  },
  says: {
    delayMs: (value) => `simulated round trip ${value}`,
    jitterMs: (value) => `jitter ± ${value}`,
    dropAnswers: (share) => `${share} of answers lost`,
    dropRequests: (share) => `${share} of requests lost`,
    duplicateRequests: (share) => `${share} handled twice`,
    stall: () => "stall, nothing passes",
    idleCutMs: (value) => `idle connections cut after ${value}`,
    buffering: () => "buffering, passed on once a second",
  },
  outage: {
    begin: (duration) => `Begin an outage of ${duration}`,
    left: (duration) => `outage, ${duration} left`,
    end: "End it now",
  },
  cut: { now: "Cut all connections now", done: "All connections were cut." },
  chatter: { name: "Server says", nothing: "nothing" },
  bugs: {
    title: "Bugs to watch",
    hint: "Each is a mistake from the wild. Choosing one counts from zero.",
    names: enBugs,
  },
  code: {
    show: "Lines that differ",
    without: "the model",
    with: "the bug",
    panel: "Panel",
    who: "Seen in",
    see: "Try it",
  },
  label: (bug) => `bug: ${bug}`,
  tally: (lost, doubled, recovered) => `lost ${lost} · doubled ${doubled} · recovered ${recovered}`,
};
