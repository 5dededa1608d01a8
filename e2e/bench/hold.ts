import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Message, type Page, paths, type RoomMade } from "#wire";
import { gather } from "./crowd.ts";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import type { Plan, Result } from "./plan.ts";
import { printTable } from "./table.ts";

/** The limits stand against strangers; here thousands come from a few addresses on purpose. */
const limits = {
  MAX_CONNECTIONS: "19000",
  MAX_CONNECTIONS_PER_ADDRESS: "19000",
  CLIENTS_PER_ROOM: "20000",
};
const addresses = Array.from({ length: 8 }, (_, i) => `127.0.0.${i + 2}`);
/** Messages sent each when the one before has arrived everywhere, then some at once. */
const single = 5;
const atOnce = 5;
const messages = single + atOnce;
/** By then everybody is connected or has a message, ms, or never will. */
const patienceMs = 120_000;

/** What was measured of one kind of client. */
export interface Held {
  kind: Plan["kind"];
  clients: number;
  openedInMs: number;
  connectMs: number[];
  /** Resident memory of the server, bytes. */
  before: number;
  after: number;
  /** By `seq` less one: when the server took the message, and each client had it. */
  acceptedAt: number[];
  result: Result;
}

/** Holds many WebSockets, then as many parked polls, and looks whether each gets each message once. */
export async function hold(args: string[]): Promise<void> {
  const options = { quick: { type: "boolean" }, count: { type: "string" } } as const;
  const { quick, count: given } = parseArgs({ args, options }).values;
  const count = Number(given ?? (quick ? 1000 : 10_000));
  if (!Number.isInteger(count) || count < 1 || count > 15_000)
    throw new Error("--count is a whole number from 1 to 15000.");
  // Ends the children and the server too: what they hold hangs on this process's exit.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => process.exit(130));

  const all: Held[] = [];
  for (const kind of ["websocket", "long-polling"] as const) {
    const server = await startOwnServer(limits);
    all.push(await holdOne(server, kind, count, quick ? 2000 : 25_000));
    await server.end();
  }
  printTable(all);
  const isWhole = ({ missing, doubled, disordered, dropped }: Result) =>
    missing + doubled + disordered + dropped === 0;
  // Timers of waits that were not needed would keep the process.
  process.exit(all.every(({ result }) => isWhole(result)) ? 0 : 1);
}

async function holdOne(
  server: OwnServer,
  kind: Plan["kind"],
  count: number,
  holdMs: number,
): Promise<Held> {
  const say = (text: string) => process.stderr.write(`${kind}: ${text}\n`);
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
  const crowd = gather(plan, (open) => say(`${open} of ${count} open`));
  const connectMs = await within(patienceMs, crowd.opened);
  const openedInMs = performance.now() - start;
  say(`all open; held for ${holdMs / 1000} s`);
  await pause(holdMs);
  const after = server.memory();

  const acceptedAt: number[] = [];
  const send = async (i: number) => {
    const draft = { id: `held-${i}`, text: `message ${i}`, sentAt: Date.now() };
    const path = paths.transport(room, "short-polling");
    const { message } = await call<{ message: Message }>("POST", path, draft);
    acceptedAt[message.seq - 1] = message.acceptedAt;
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
    say(String(error));
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
