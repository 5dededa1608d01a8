import type { BugName, FaultSettings } from "#wire";
import { type BugText, enBugs } from "./en-bugs.ts";
import { enHost, type HostText } from "./en-host.ts";
import { enMarks, type MarksText } from "./en-marks.ts";
import { enTable, type TableText } from "./en-table.ts";
import { enTools, type ToolsText } from "./en-tools.ts";

/** Words of what must be opened first: they come when it is. */
export interface MoreText extends ToolsText {
  table: TableText;
  host: HostText;
  /** Name of what can be switched on, and one line in plain words. */
  faults: Record<Exclude<keyof FaultSettings, "bugs">, { name: string; why: string }>;
  bugs: Record<BugName, BugText>;
  /** The sheet of trouble. */
  sheet: {
    title: string;
    /** Why a guest cannot set it. */
    guest: string;
    nothing: string;
    network: string;
    none: string;
    cut: { now: string; done: string };
    /** What the server says meanwhile; rates are the settings' words. */
    chatter: { name: string; nothing: string };
    bugs: string;
    bugsHint: string;
  };
  marks: MarksText;
  code: Record<"show" | "without" | "with" | "panel" | "who" | "see", string>;
}

export const enMore: MoreText = {
  ...enTools,
  table: enTable,
  marks: enMarks,
  host: enHost,
  bugs: enBugs,
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
  code: {
    show: "Lines that differ",
    without: "the model",
    with: "the bug",
    panel: "Panel",
    who: "Seen in",
    see: "Try it",
  },
  sheet: {
    title: "Trouble on purpose, for everybody in this room",
    guest: "Only whoever made this room can make trouble in it.",
    nothing: "All is normal.",
    network: "Network",
    none: "none",
    cut: { now: "Cut all connections now", done: "All connections were cut." },
    chatter: { name: "Server says", nothing: "nothing" },
    bugs: "Bugs to watch",
    bugsHint: "Each is a mistake from the wild. Choosing one counts from zero.",
  },
};
