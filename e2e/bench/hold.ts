import { setTimeout as pause } from "node:timers/promises";
import { type Message, type Page, paths, type RoomMade } from "#wire";
import { buildAll } from "./build.ts";
import { ours } from "./contenders.ts";
import { gather } from "./crowd.ts";
import { endOnSignals } from "./end-on-signals.ts";
import { type Held, heldResult } from "./held.ts";
import { type Launched, launch } from "./launch.ts";
import { readCount, readOptions } from "./options.ts";
import type { Plan, Result } from "./plan.ts";
import { type Progress, showProgress } from "./progress.ts";
import { printTable } from "./table.ts";
import { resultsFolder, writeResults } from "./write-results.ts";

/** One address alone has some 28,000 ports, and those of the run before are not free at once. */
const addresses = Array.from({ length: 8 }, (_, i) => `127.0.0.${i + 2}`);
/** Messages sent each when the one before has arrived everywhere, then some at once. */
const single = 5;
const atOnce = 5;
const messages = single + atOnce;
/** By then everybody is connected or has a message, ms, or never will. */
const patienceMs = 120_000;

const kinds = ["websocket", "long-polling"] as const;
/** Steps in which the progress of opening is told. */
const openSteps = 10;

/** Holds many WebSockets, then as many parked polls, and looks whether each gets each message once. */
export async function hold(args: string[]): Promise<void> {
  const options = {
    quick: { type: "boolean", default: false },
    count: { type: "string" },
    out: { type: "string", default: resultsFolder },
  } as const;
  const { quick, count: given, out } = readOptions(args, options);
  const usual = quick ? 1000 : 10_000;
  const count = given === undefined ? usual : readCount("--count", given, 15_000);
  endOnSignals();

  await buildAll();
  const seconds = quick ? 2 : 25;
  const progress = showProgress(kinds.length * (openSteps + seconds + messages));
  const all: Held[] = [];
  for (const kind of kinds) {
    const server = await launch(ours);
    all.push(await holdOne(server, kind, { count, seconds, progress }));
    await server.end();
  }
  progress.end();
  printTable(all);
  writeResults([heldResult(all)], out, quick);
  const isWhole = ({ missing, doubled, disordered, dropped }: Result) =>
    missing + doubled + disordered + dropped === 0;
  // Timers of waits that were not needed would keep the process.
  process.exit(all.every(({ result }) => isWhole(result)) ? 0 : 1);
}

interface HoldOptions {
  count: number;
  /** How long they are held before the first message. */
  seconds: number;
  progress: Progress;
}

async function holdOne(
  server: Launched,
  kind: Plan["kind"],
  { count, seconds, progress }: HoldOptions,
): Promise<Held> {
  const say = (text: string) => progress.say(`${kind}: ${text}`);
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { "Content-Type": "application/json" };
    const url = `http://127.0.0.1:${server.port}${path}`;
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
    return answer.json();
  };
  const { room } = await call<RoomMade>("POST", paths.rooms, {});
  const { cursor } = await call<Page>("GET", paths.transport(room, "short-polling"));
  await pause(1000);
  const before = server.memory();

  const start = performance.now();
  const plan = { kind, port: server.port, room, cursor, count, addresses, messages };
  let told = 0;
  const opening = (open: number) => {
    for (; told < Math.floor((open / count) * openSteps); told++) progress.step();
    say(`${open} of ${count} open`);
  };
  const crowd = gather(plan, opening);
  const connectMs = await within(patienceMs, crowd.opened);
  const openedInMs = performance.now() - start;
  opening(count);
  say(`all open; held for ${seconds} s`);
  for (let second = 0; second < seconds; second++) {
    await pause(1000);
    progress.step();
  }
  const after = server.memory();

  const acceptedAt: number[] = [];
  const send = async (i: number) => {
    const draft = { id: `held-${i}`, text: `message ${i}`, sentAt: Date.now() };
    const path = paths.transport(room, "short-polling");
    const { message } = await call<{ message: Message }>("POST", path, draft);
    acceptedAt[message.seq - 1] = message.acceptedAt;
    progress.step();
    return message.seq;
  };
  try {
    for (let i = 0; i < single; i++) await within(patienceMs, crowd.arrived(await send(i)));
    say(`${single} messages arrived one by one; now ${atOnce} at once`);
    await Promise.all(Array.from({ length: atOnce }, (_, i) => send(single + i)));
    await within(patienceMs, crowd.arrived(messages));
    // What comes twice comes now.
    await pause(2000);
  } catch (error) {
    // The bar is drawn over; this is to stay.
    process.stderr.write(`\n${kind}: ${error}\n`);
  }
  const result = await within(patienceMs, crowd.report());
  return { kind, clients: count, openedInMs, connectMs, before, after, acceptedAt, result };
}

async function within<T>(ms: number, what: Promise<T>): Promise<T> {
  const late = pause(ms, undefined, { ref: false }).then(() => {
    throw new Error(`It took longer than ${ms / 1000} s.`);
  });
  return Promise.race([what, late]);
}
