/** A process of clients that speak plain HTTP: held polls, empty polls and sends. */
import { setTimeout as pause } from "node:timers/promises";
import { type Reading, watchMachine } from "../machine.ts";
import { createHistogram } from "./histogram.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { type LoopParts, runClosedLoop, runSteadily, startPace } from "./loop.ts";
import { type PollClient, type PollDialect, pollDialects } from "./poll-dialects.ts";
import { createPool, type Line, openLines } from "./pool.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";

interface Crowd {
  target: Target;
  dialect: PollDialect;
  clients: (PollClient & { line: Line })[];
}
export interface Answered extends Reading {
  answers: number;
  /** From a send, or when it was due, to its answer, ms. */
  p50: number;
  p99: number;
}

const text = "x".repeat(100);
let crowd: Crowd | undefined;
let ledger: Ledger | undefined;
let published = 0;

const handlers = {
  async open({ target, count }: { target: Target; count: number }): Promise<void> {
    const dialect = pollDialects[target.dialect]?.(target);
    if (!dialect) throw new Error(`${target.dialect} is not spoken here.`);
    const lines = await openLines(target.port, count);
    const clients = lines.map((line, i) => ({ id: `c${i}`, cursor: "", session: "", line }));
    for (const client of clients) await greet(client, dialect);
    crowd = { target, dialect, clients };
  },
  /** Lets every client ask and be held. */
  async wait(_: undefined): Promise<void> {
    const { dialect, clients } = opened();
    const books = createLedger(clients.length, has(dialect.parse));
    ledger = books;
    clients.forEach((client, i) => {
      keepAsking(client, i, has(dialect.ask), books);
    });
    await pause(500);
  },
  async flood(options: { outstanding: number; warmMs: number; ms: number }) {
    return runClosedLoop(await publisher(options.outstanding), options);
  },
  async steady(options: { perSecond: number; warmMs: number; ms: number }) {
    return runSteadily(await publisher(16), options);
  },
  /** Each client asks as soon as it was answered. */
  async spin({ what, warmMs, ms }: { what: "empty" | "take"; warmMs: number; ms: number }) {
    const { dialect, clients, target } = opened();
    const times = createHistogram();
    let answers = 0;
    let isOver = false;
    const run = (client: PollClient & { line: Line }) => {
      const at = performance.now();
      client.line.ask(request(dialect, what, client, answers), (status) => {
        expect(status, what);
        answers += 1;
        times.add(performance.now() - at);
        if (!isOver) run(client);
      });
    };
    for (const client of clients) run(client);
    await pause(warmMs);
    const before = answers;
    const stop = watchMachine([...target.pids, process.pid]);
    await pause(ms);
    const reading = { ...stop(), answers: answers - before };
    isOver = true;
    return { ...reading, p50: times.quantile(0.5), p99: times.quantile(0.99) } satisfies Answered;
  },
  /** Sends at an even rate, from whichever client is free. */
  async pace({ perSecond, warmMs, ms }: { perSecond: number; warmMs: number; ms: number }) {
    const { dialect, clients, target } = opened();
    const times = createHistogram();
    let answers = 0;
    let isTaken = false;
    let next = 0;
    const ask = createPool(clients.map(({ line }) => line));
    const stopPace = startPace(perSecond, () => {
      const at = performance.now();
      const client = clients[next % clients.length] ?? { id: "c0", cursor: "", session: "" };
      next += 1;
      ask(request(dialect, "take", client, next), (status) => {
        expect(status, "take");
        if (!isTaken) return;
        answers += 1;
        times.add(performance.now() - at);
      });
    });
    await pause(warmMs);
    isTaken = true;
    const stop = watchMachine([...target.pids, process.pid]);
    await pause(ms);
    const reading = { ...stop(), answers };
    stopPace();
    await pause(200);
    return { ...reading, p50: times.quantile(0.5), p99: times.quantile(0.99) } satisfies Answered;
  },
};
export type PollHandlers = typeof handlers;
serve(handlers);

let sends = 0;
function request(dialect: PollDialect, what: "empty" | "take", client: PollClient, _n: number) {
  if (what === "empty") return has(dialect.empty)(client);
  sends += 1;
  return has(dialect.take)(client, `s${sends}`, text);
}

function greet(client: PollClient & { line: Line }, dialect: PollDialect): Promise<void> {
  const talk = dialect.hello?.(client);
  return new Promise((resolve) => {
    const go = (step: IteratorResult<string, void> | undefined) => {
      if (!step || step.done) return resolve();
      client.line.ask(step.value, (status, bytes, start, end) => {
        expect(status, "hello");
        go(talk?.next(bytes.toString("utf8", start, end)));
      });
    };
    go(talk?.next(""));
  });
}

function keepAsking(
  client: PollClient & { line: Line },
  i: number,
  ask: (client: PollClient) => string,
  books: Ledger,
): void {
  client.line.ask(ask(client), (status, bytes, start, end) => {
    expect(status, "ask");
    client.cursor = books.take(i, bytes, start, end).cursor ?? client.cursor;
    keepAsking(client, i, ask, books);
  });
}

async function publisher(lines: number): Promise<LoopParts> {
  const { target, dialect } = opened();
  if (!ledger) await handlers.wait(undefined);
  const pool = createPool(await openLines(target.port, lines));
  return {
    ledger: has(ledger),
    pids: target.pids,
    published: () => published,
    publish() {
      published += 1;
      pool(has(dialect.publish)(`m${published}`, text), (status) => expect(status, "publish"));
    },
  };
}

function opened(): Crowd {
  if (!crowd) throw new Error("Nobody is there yet.");
  return crowd;
}

function has<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("This server has no such thing.");
  return value;
}

function expect(status: number, what: string): void {
  // Nothing catches it: the process ends, and with it the bench.
  if (status >= 300) throw new Error(`${what} was answered ${status}`);
}
