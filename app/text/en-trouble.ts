import type { BugName, FaultSettings } from "#wire";

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
  /** The same in the one line that says what is in force; a switch ignores its value. */
  says: Record<LastingFault, (value: string) => string>;
  outage: { begin(duration: string): string; left(duration: string): string; end: string };
  cut: { now: string; done: string };
  /** What the server says meanwhile; rates are the settings' words. */
  chatter: { name: string; nothing: string };
  bugs: { title: string; hint: string; names: Record<BugName, string> };
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
    names: {
      "queue-per-client": "queue per client",
      "without-memory": "without memory",
      "timestamp-cursor": "timestamp cursor",
      "without-heartbeat": "without heartbeat",
      "without-jitter": "without jitter",
    },
  },
  label: (bug) => `bug: ${bug}`,
  tally: (lost, doubled, recovered) => `lost ${lost} · doubled ${doubled} · recovered ${recovered}`,
};
