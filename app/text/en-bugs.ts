import type { BugName } from "#wire";

/** Words of one planted bug. */
export interface BugText {
  /** What it does wrong. */
  wrong: string;
  /** Where it was found. */
  who: string;
  /** How to see it. */
  see: string;
}

export const enBugs: Record<BugName, BugText> = {
  "queue-per-client": {
    wrong:
      "The server keeps a queue for each client and empties it into the answer: a lost answer takes its messages along.",
    who: "a Django tutorial of long polling",
    see: "Choose “Share of answers lost: 50%” and “Server says: 1.3 a second”: long polling loses messages, the others none.",
  },
  "without-memory": {
    wrong:
      "The server tells only those who ask at that moment: what is said between two polls is lost.",
    who: "the long polling of javascript.info",
    see: "Choose “Server says: ten at once”: of each ten, long polling gets the first.",
  },
  "timestamp-cursor": {
    wrong:
      "“Everything after this time” instead of a number: of two messages in one millisecond the second is lost.",
    who: "many tutorials with ?since=",
    see: "Choose “Server says: ten at once”: messages that share a millisecond are lost.",
  },
  "without-heartbeat": {
    wrong: "Neither side listens for silence: a dead connection looks like a quiet one, forever.",
    who: "nearly every WebSocket tutorial",
    see: "Choose “Server says: 1.3 a second”, switch Stall on, wait 15 s, then switch Stall off: the WebSocket says “connected” and stays silent. After 35 s the page counts what the others got as lost.",
  },
  "without-jitter": {
    wrong:
      "All who were cut off come back at the same instants, and so do their next attempts: a herd.",
    who: "most hand-written retry loops",
    see: "Begin an outage and watch the timeline: the attempts of all three stand in line. Nothing is lost.",
  },
};
