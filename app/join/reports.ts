import { classBounds, classPaths, type PhoneReport } from "#wire-class";
import { asFailure, failureOf } from "../failure.ts";
import type { Clock } from "../meters/clock.ts";

type Told = PhoneReport["arrivals"][number];

/** What a phone tells the class of its messages' ages. */
export interface Reports {
  /** Messages came by that transport, or none yet; told before long, with others. */
  note(transport: string, arrivals: readonly Told[]): void;
  /** Begins to tell. Returns the undo, which lets go of all that was not told. */
  start(): () => void;
}

interface ReportParts {
  origin: string;
  room: string;
  client: string;
  clock: Clock;
  /** From one report to the next, ms. */
  everyMs?: number;
  isSimulated?: boolean;
}

const usualEveryMs = 2000;
/** What comes at the same time is told together, ms. */
const gatherMs = 200;
const patienceMs = 10_000;
/** What may wait to be told of one transport, and of how many switches; the oldest give way. */
const most = 1000;
const mostSwitches = 10;
/** Causes that pass: the report is worth telling again. */
const passing: ReadonlySet<string> = new Set(["rate-limited", "unavailable", "unreachable"]);

/** Tells in batches. What has no answer is told again: the class counts no message of a phone twice. */
export function createReports({ everyMs = usualEveryMs, clock, ...parts }: ReportParts): Reports {
  const address = `${parts.origin}${classPaths.reports(parts.room)}?client=${parts.client}`;
  let ending = new AbortController();
  /** One for each transport, the oldest first. */
  let waiting: { transport: string; arrivals: Told[] }[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Not begun, stopped, or told by the server that there is nobody to tell. */
  let isOver = true;

  function plan(): void {
    if (timer !== undefined || waiting.length === 0 || isOver) return;
    const wait = Math.max(gatherMs, toldAt + everyMs - performance.now());
    timer = setTimeout(() => void tell(), Math.min(wait, everyMs));
  }

  async function tell(): Promise<void> {
    toldAt = performance.now();
    const [first] = waiting;
    if (!first) return;
    const arrivals = first.arrivals.slice(0, classBounds.reported);
    const uncertaintyMs = clock.offset.error ?? 0;
    const code = await post({ transport: first.transport, uncertaintyMs, arrivals });
    if (code === undefined || !passing.has(code)) {
      first.arrivals.splice(0, arrivals.length);
      if (first.arrivals.length === 0) waiting = waiting.filter((one) => one !== first);
    }
    isOver ||= code === "forbidden" || code === "room-not-found";
    timer = undefined;
    plan();
  }

  /** @returns why it was not taken, if so. */
  async function post(report: PhoneReport): Promise<string | undefined> {
    try {
      const headers = { "Content-Type": "application/json" };
      const body = JSON.stringify({ ...report, isSimulated: parts.isSimulated });
      const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(patienceMs)]);
      const answer = await fetch(address, { method: "POST", headers, body, signal });
      return answer.ok ? undefined : failureOf(answer, await answer.json()).code;
    } catch (thrown) {
      return asFailure(thrown).code;
    }
  }

  return {
    note(transport, arrivals) {
      if (isOver) return;
      const newest = waiting.at(-1);
      if (newest?.transport === transport) {
        newest.arrivals = [...newest.arrivals, ...arrivals].slice(-most);
      } else {
        waiting = [...waiting, { transport, arrivals: arrivals.slice(-most) }].slice(-mostSwitches);
      }
      plan();
    },
    start() {
      isOver = false;
      ending = new AbortController();
      return () => {
        isOver = true;
        waiting = [];
        clearTimeout(timer);
        timer = undefined;
        ending.abort();
      };
    },
  };
}
