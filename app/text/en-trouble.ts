import type { BugName, FaultSettings } from "#wire";

/** What can be set and stays in force until it is set anew. */
export type LastingFault = Exclude<keyof FaultSettings, "outageMs" | "cut" | "bugs">;

/** Words of the trouble one can make on purpose. */
export interface TroubleText {
  open: string;
  normal: string;
  inForce(what: string): string;
  failed(cause: string): string;
  /** The same in the one line that says what is in force; a switch ignores its value. */
  says: Record<LastingFault, (value: string) => string>;
  outage: { begin(duration: string): string; left(duration: string): string; end: string };
  /** Names of the planted bugs. */
  bugs: Record<BugName, string>;
  /** Stands on each panel where it is in force. */
  label(bug: string): string;
  tally(lost: string, doubled: string, recovered: string): string;
}

export const enTrouble: TroubleText = {
  open: "Trouble",
  normal: "All normal",
  inForce: (what) => `In force: ${what}`,
  failed: (cause) => `It was not changed: ${cause}`,
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
  bugs: {
    "queue-per-client": "queue per client",
    "without-memory": "without memory",
    "timestamp-cursor": "timestamp cursor",
    "without-heartbeat": "without heartbeat",
    "without-jitter": "without jitter",
  },
  label: (bug) => `bug: ${bug}`,
  tally: (lost, doubled, recovered) => `lost ${lost} · doubled ${doubled} · recovered ${recovered}`,
};
