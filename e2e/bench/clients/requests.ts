import { setTimeout as pause } from "node:timers/promises";
import { type Reading, watchMachine } from "../machine.ts";
import { createHistogram } from "./histogram.ts";
import { lasting, startPace } from "./loop.ts";
import type { PollClient, PollDialect } from "./poll-dialects.ts";
import { createPool, type Line } from "./pool.ts";
import type { Target } from "./target.ts";

/** A client with its connection. */
export type Caller = PollClient & { line: Line };

export interface Crowd {
  target: Target;
  dialect: PollDialect;
  clients: Caller[];
}

export interface Answered extends Reading {
  answers: number;
  /** From a request, or when it was due, to its answer, ms. */
  p50: number;
  p99: number;
}

/** Of a message. */
export const text = "x".repeat(100);
let sends = 0;

/** Each client asks, or sends, as soon as it was answered. */
export async function spin(
  { target, dialect, clients }: Crowd,
  { what, warmMs, ms }: { what: "empty" | "take"; warmMs: number; ms: number },
): Promise<Answered> {
  const request = requestOf(dialect, what);
  const count = startCount();
  let isOver = false;
  const run = (client: Caller) => {
    const answered = count.asked();
    client.line.ask(request(client), (status) => {
      expectGood(status, what);
      answered();
      if (!isOver) run(client);
    });
  };
  for (const client of clients) run(client);
  await pause(warmMs);
  const answered = await count.during(ms, target.pids);
  isOver = true;
  await count.settled();
  return answered;
}

/** Sends at an even rate, from whichever connection is free. */
export async function sendSteadily(
  { target, dialect, clients }: Crowd,
  { perSecond, warmMs, ms }: { perSecond: number; warmMs: number; ms: number },
): Promise<Answered> {
  const request = requestOf(dialect, "take");
  const ask = createPool(clients.map(({ line }) => line));
  const count = startCount();
  let next = 0;
  const stop = startPace(perSecond, () => {
    const client = clients[next % clients.length];
    next += 1;
    if (!client) return;
    // Where no connection is free the wait for one counts.
    const answered = count.asked();
    ask(request(client), (status) => {
      expectGood(status, "take");
      answered();
    });
  });
  await pause(warmMs);
  const answered = await count.during(ms, target.pids);
  stop();
  await count.settled();
  return answered;
}

function requestOf(dialect: PollDialect, what: "empty" | "take"): (client: PollClient) => string {
  const { empty, take } = dialect;
  if (what === "empty" && empty) return empty;
  if (what === "empty" || !take) throw new Error(`This server knows no request "${what}".`);
  return (client) => {
    sends += 1;
    return take(client, `s${sends}`, text);
  };
}

function startCount() {
  const times = createHistogram();
  let answers = 0;
  let isTaken = false;
  let underWay = 0;
  return {
    /** A request leaves. Returns what is to be called with its answer. */
    asked() {
      const at = performance.now();
      underWay += 1;
      return () => {
        underWay -= 1;
        if (!isTaken) return;
        answers += 1;
        times.add(performance.now() - at);
      };
    },
    async during(ms: number, pids: number[]): Promise<Answered> {
      isTaken = true;
      const stop = watchMachine([...pids, process.pid]);
      await lasting(ms, () => answers > 0);
      const reading = stop();
      isTaken = false;
      if (answers === 0) throw new Error("Nothing was answered.");
      return { ...reading, answers, p50: times.quantile(0.5), p99: times.quantile(0.99) };
    },
    /** Whoever asks next finds its connection free. */
    async settled() {
      while (underWay > 0) await pause(1);
    },
  };
}

/** @throws where an answer is none of success; nothing catches it, so the bench ends with it. */
export function expectGood(status: number, what: string): void {
  if (status >= 300) throw new Error(`${what} was answered ${status}`);
}
