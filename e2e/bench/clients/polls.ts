/** A process of clients that speak plain HTTP: held polls, empty polls and sends. */
import { setTimeout as pause } from "node:timers/promises";
import { createLedger, type Ledger } from "./ledger.ts";
import { type LoopParts, runClosedLoop, runSteadily } from "./loop.ts";
import { type PollClient, type PollDialect, pollDialects } from "./poll-dialects.ts";
import { createPool, openLines } from "./pool.ts";
import { type Caller, type Crowd, expectGood, sendSteadily, spin, text } from "./requests.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";

/** For which requests that were just sent reach the server and are held there, ms. */
const parkMs = 500;
/** Connections of the publisher at an even rate. */
const publisherLines = 16;

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
    const { dialect, clients } = known(crowd);
    const books = createLedger(clients.length, known(dialect.parse));
    const ask = known(dialect.ask);
    ledger = books;
    clients.forEach((client, i) => {
      keepAsking(client, i, ask, books);
    });
    await pause(parkMs);
  },
  async flood(options: { outstanding: number; warmMs: number; ms: number }) {
    return publishing(options.outstanding, (parts) => runClosedLoop(parts, options));
  },
  async steady(options: { perSecond: number; warmMs: number; ms: number }) {
    return publishing(publisherLines, (parts) => runSteadily(parts, options));
  },
  spin: async (options: { what: "empty" | "take"; warmMs: number; ms: number }) =>
    spin(known(crowd), options),
  pace: async (options: { perSecond: number; warmMs: number; ms: number }) =>
    sendSteadily(known(crowd), options),
};
export type PollHandlers = typeof handlers;
serve(handlers);

function greet(client: Caller, dialect: PollDialect): Promise<void> {
  const talk = dialect.hello?.(client);
  return new Promise((resolve) => {
    const go = (step: IteratorResult<string, void> | undefined) => {
      if (!step || step.done) return resolve();
      client.line.ask(step.value, (status, bytes, start, end) => {
        expectGood(status, "hello");
        go(talk?.next(bytes.toString("utf8", start, end)));
      });
    };
    go(talk?.next(""));
  });
}

function keepAsking(
  client: Caller,
  i: number,
  ask: (client: PollClient) => string,
  books: Ledger,
): void {
  client.line.ask(ask(client), (status, bytes, start, end) => {
    expectGood(status, "ask");
    client.cursor = books.take(i, bytes, start, end).cursor ?? client.cursor;
    keepAsking(client, i, ask, books);
  });
}

/** Publishes by connections that go with the work: idle ones would be closed in the middle of a long one. */
async function publishing<T>(count: number, work: (parts: LoopParts) => Promise<T>): Promise<T> {
  const { target, dialect } = known(crowd);
  if (!ledger) await handlers.wait(undefined);
  const lines = await openLines(target.port, count);
  const ask = createPool(lines);
  const request = known(dialect.publish);
  try {
    return await work({
      ledger: known(ledger),
      pids: target.pids,
      published: () => published,
      publish() {
        published += 1;
        ask(request(`m${published}`, text), (status) => expectGood(status, "publish"));
      },
    });
  } finally {
    for (const line of lines) line.end();
  }
}

/** @throws where something is asked before there is anybody, or of a server that does not have it. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is no such thing here, or not yet.");
  return value;
}
