import {
  type Draft,
  type FaultSettings,
  type Message,
  type Page,
  paths,
  type RoomMade,
  type Stats,
} from "#wire";
import type { MessageList } from "../../app/panels/message-list.ts";
import { type TransportId, transports } from "../../app/transports/index.ts";
import type { Delivery, Settings, Transport } from "../../app/transports/transport.ts";
import { seeded } from "../../server/random.ts";
import { type Client, openClient } from "./client.ts";
import type { Host, Teardown } from "./host.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";

/** A room of its own, and a proxy each for a receiver and a sender. */
export interface Stage {
  id: TransportId;
  host: Host;
  room: string;
  proxies: { receiver: FaultProxy; sender: FaultProxy };
  /** Lets nobody through the proxies and cuts who is there; `admit` lets them in again. */
  bar(): void;
  admit(): void;
  /** Makes the room anew under its name, where it has gone. */
  make(): Promise<void>;
  /** Ends the room. */
  remove(): Promise<void>;
  /** Changes the faults that the server makes in this room. */
  put(faults: Partial<FaultSettings>): Promise<void>;
  stats(): Promise<Stats>;
  /** The server says one thing. */
  say(): Promise<Message>;
  /** Sends to the server without a proxy, until it is accepted. */
  post(draft: Draft): Promise<Message>;
  /** All that the server keeps, up to a thousand messages. */
  log(): Promise<Message[]>;
}

/** A stage with its two clients, both by the same transport. */
export interface Scene extends Stage {
  receiver: Client;
  sender: Client;
}

export interface SceneParts {
  /** Another than the model. */
  transport?: Transport;
  settings?: Partial<Settings>;
  take?(list: MessageList, delivery: Delivery): Message[];
}

/** How long the harness itself knocks at a server that may be gone or busy, ms. */
const patienceMs = 20_000;
let seeds = 0;

export async function setStage(t: Teardown, host: Host, id: TransportId): Promise<Stage> {
  let { room, hostKey } = await knock<RoomMade>(host, "POST", paths.rooms, { json: {} });
  const headers = () => ({ Authorization: `Bearer ${hostKey}` });
  const start = () => startProxy(t, host.port, seeded(++seeds));
  // A sender without proxy is one that the proxies' faults spare, whatever the scene's transport.
  const route = paths.transport(room, "short-polling");
  const proxies = { receiver: await start(), sender: await start() };
  return {
    id,
    host,
    room,
    proxies,
    bar() {
      for (const proxy of Object.values(proxies)) {
        proxy.target = undefined;
        proxy.reset();
      }
    },
    admit() {
      for (const proxy of Object.values(proxies)) proxy.target = host.port;
    },
    async make() {
      ({ room, hostKey } = await knock<RoomMade>(host, "POST", paths.rooms, { json: { room } }));
    },
    async remove() {
      await knock(host, "DELETE", paths.room(room), { headers: headers() });
    },
    async put(faults) {
      await knock(host, "PUT", paths.faults(room), { json: faults, headers: headers() });
    },
    stats: () => knock<Stats>(host, "GET", paths.stats(room)),
    say: async () => (await knock<{ message: Message }>(host, "POST", paths.say(room))).message,
    post: async (draft) =>
      (await knock<{ message: Message }>(host, "POST", route, { json: draft })).message,
    log: async () => (await knock<Page>(host, "GET", `${route}?limit=1000`)).messages,
  };
}

/** Lets the clients in; settles when both are open. */
export async function enter(t: Teardown, stage: Stage, parts: SceneParts): Promise<Scene> {
  const { id, room, proxies } = stage;
  const { transport = transports[id], settings, take } = parts;
  const open = async ({ port }: FaultProxy) => {
    const client = openClient(t, { id, transport, port, room, settings, take });
    const isOpen = () => client.statuses.some(({ state }) => state === "open");
    if (await client.until(isOpen, patienceMs)) return client;
    throw new Error(`${id} did not open: ${JSON.stringify(client.statuses.slice(-3))}`);
  };
  const [receiver, sender] = await Promise.all([open(proxies.receiver), open(proxies.sender)]);
  return { ...stage, receiver, sender };
}

/** Asks the server without a proxy, again while it does not answer well. */
async function knock<T>(
  { port }: Host,
  method: string,
  path: string,
  { json, headers }: { json?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        body: json === undefined ? undefined : JSON.stringify(json),
        signal: AbortSignal.timeout(1500),
      });
      const body = await answer.text();
      if (answer.ok) return JSON.parse(body || "null");
      throw new Error(`${method} ${path}: ${answer.status} ${body}`);
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
