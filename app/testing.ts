import type { TestContext } from "node:test";
import { WebSocket as NodeWebSocket } from "ws";
import type { Message } from "#wire";
import type { TrafficEvent } from "./happening.ts";
import type { Store } from "./store.ts";
import { createTraffic } from "./traffic.ts";
import { type TransportId, transports } from "./transports/index.ts";
import type {
  Delivery,
  OpenTransport,
  Settings,
  Status,
  Transport,
} from "./transports/transport.ts";

/** The one of `ws`, typed as a browser's: Node.js before 22 has none of its own. */
export const WebSocket = NodeWebSocket as unknown as typeof globalThis.WebSocket;

/**
 * The waits that tests meet at a tenth of a visitor's or less; a busy machine may be slow to answer,
 * so tests of time-outs set their own.
 */
export const quick: Settings = {
  intervalMs: 40,
  holdS: 1,
  timeoutMs: 5000,
  pingMs: 1500,
  silenceMs: 3000,
  wakeMs: 300,
  backoff: { firstMs: 20, mostMs: 200, jitter: 0 },
};

/** An open transport that keeps all it tells. */
export interface Peer extends OpenTransport {
  client: string;
  events: TrafficEvent[];
  deliveries: Delivery[];
  /** `at` is `Date.now()` of the telling. */
  told: { status: Status; at: number }[];
  /** As after a sleep. */
  wake(): void;
  messages(): Message[];
  /** Settles once `found` brings something back; asked again whenever the transport tells something. */
  until<T>(found: () => T | undefined | false): Promise<T>;
  /** Settles once that many messages are there. */
  has(count: number): Promise<void>;
  /** Settles with the first status of that state told from the `from`th telling on. */
  stands<S extends Status["state"]>(
    state: S,
    from?: number,
  ): Promise<Extract<Status, { state: S }>>;
}

export interface PeerParts {
  id: TransportId;
  port: number;
  room: string;
  cursor?: string;
  settings?: Partial<Settings>;
  /** The transport itself, unless another is meant. */
  transport?: Transport;
  observe?(event: TrafficEvent): void;
}

let peers = 0;

/** Opens a transport over real sockets; it is closed with the test. */
export function openPeer(t: TestContext, parts: PeerParts): Peer {
  const { id, port, room, cursor, settings, observe, transport = transports[id] } = parts;
  const client = `peer-${++peers}`;
  const events: TrafficEvent[] = [];
  const deliveries: Delivery[] = [];
  const told: Peer["told"] = [];
  const bell = createBell();
  const traffic = createTraffic({
    origin: `http://127.0.0.1:${port}`,
    room,
    transport: id,
    client,
    WebSocket,
    observe(event) {
      events.push(event);
      observe?.(event);
      bell.ring();
    },
  });
  const sleepers = new Set<() => void>();
  const opened = transport.open({
    traffic,
    cursor,
    onWake(listener) {
      sleepers.add(listener);
      return () => sleepers.delete(listener);
    },
    settings: { ...quick, ...settings },
    deliver(delivery) {
      deliveries.push(delivery);
      bell.ring();
    },
    status(status) {
      told.push({ status, at: Date.now() });
      bell.ring();
    },
  });
  t.after(opened.close);
  const messages = () => deliveries.flatMap((delivery) => delivery.messages);
  const until: Peer["until"] = (found) => bell.until(found, () => JSON.stringify(told.slice(-3)));
  return {
    ...opened,
    client,
    events,
    deliveries,
    told,
    wake() {
      for (const listener of [...sleepers]) listener();
    },
    messages,
    until,
    has: async (count) => void (await until(() => messages().length >= count)),
    stands: (state, from = 0) =>
      until(() => told.slice(from).find(({ status }) => status.state === state)?.status as never),
  };
}

/** Waits that look again at every ring; one that lasts ten seconds fails with what `describe` says. */
export function createBell() {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of [...listeners]) listener();
    },
    until<T>(found: () => T | undefined | false, describe = () => ""): Promise<T> {
      return new Promise((resolve, reject) => {
        const late = () => reject(new Error(`waited in vain: ${describe()}`));
        const timer = setTimeout(late, 10_000);
        const look = () => {
          const value = found();
          if (value === undefined || value === false) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(value);
        };
        listeners.add(look);
        look();
      });
    },
  };
}

/** Listens to a store until `found` holds for what it shows, and settles with that. */
export async function showsUp<T>(store: Store<T>, found: (value: T) => boolean): Promise<T> {
  const bell = createBell();
  const undo = store.subscribe(bell.ring);
  const look = () => (found(store.get()) ? { value: store.get() } : undefined);
  const { value } = await bell.until(look, () => JSON.stringify(store.get())).finally(undo);
  return value;
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

export const seqs = (messages: readonly Message[]): number[] => messages.map(({ seq }) => seq);

let made = 0;

/** A message with that number, as a server would tell it. */
export function makeMessage(seq: number, rest: Partial<Message> = {}): Message {
  made += 1;
  const now = Date.now();
  const message = {
    id: `made-${made}`,
    kind: "chat",
    author: "",
    text: "x",
    via: "server",
  } as const;
  return { ...message, seq, sentAt: now, acceptedAt: now, ...rest };
}
