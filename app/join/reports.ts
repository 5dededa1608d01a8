import { classBounds, classPaths, type PhoneReport } from "#wire-class";
import { asFailure, failureOf } from "../failure.ts";
import type { Clock } from "../meters/clock.ts";

type Told = PhoneReport["arrivals"][number];

/** What a phone tells the class of its messages' ages. */
export interface Reports {
  /** Messages came by that transport; told before long, with others. */
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
}

const usualEveryMs = 2000;
/** What comes at the same time is told together, ms. */
const gatherMs = 200;
/** What may wait to be told; the oldest give way. */
const most = 1000;

/** Tells in batches. A report without an answer is let go: told again, it might count twice. */
export function createReports({ everyMs = usualEveryMs, clock, ...parts }: ReportParts): Reports {
  const address = `${parts.origin}${classPaths.reports(parts.room)}?client=${parts.client}`;
  let ending = new AbortController();
  let waiting: (Told & { transport: string })[] = [];
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
    const transport = waiting[0]?.transport ?? "";
    const first = waiting.findIndex((one) => one.transport !== transport);
    const alike = first === -1 ? waiting.length : first;
    const batch = waiting.slice(0, Math.min(alike, classBounds.reported));
    waiting = waiting.slice(batch.length);
    const arrivals = batch.map(({ seq, ageMs, at }) => ({ seq, ageMs, at }));
    const uncertaintyMs = clock.offset.error ?? 0;
    const code = await post({ transport, uncertaintyMs, arrivals });
    // Only what the server surely did not take is told again.
    if (code === "rate-limited") waiting = [...batch, ...waiting].slice(-most);
    isOver ||= code === "forbidden" || code === "room-not-found";
    timer = undefined;
    plan();
  }

  /** @returns why it was not taken, if so. */
  async function post(report: PhoneReport): Promise<string | undefined> {
    try {
      const headers = { "Content-Type": "application/json" };
      const body = JSON.stringify(report);
      const { signal } = ending;
      const answer = await fetch(address, { method: "POST", headers, body, signal });
      return answer.ok ? undefined : failureOf(answer, await answer.json()).code;
    } catch (thrown) {
      return asFailure(thrown).code;
    }
  }

  return {
    note(transport, arrivals) {
      if (isOver) return;
      waiting = [...waiting, ...arrivals.map((one) => ({ ...one, transport }))].slice(-most);
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
