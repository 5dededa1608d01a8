import type { Draft, Message } from "#wire";
import { createMessageList, type MessageList, type Order } from "../../app/panels/message-list.ts";
import { quick, WebSocket } from "../../app/testing.ts";
import { createTraffic } from "../../app/traffic.ts";
import type { Delivery, Settings, Status, Transport } from "../../app/transports/transport.ts";
import type { Teardown } from "./host.ts";

/** A visitor's waits at a tenth or less. */
export const brisk: Settings = {
  ...quick,
  intervalMs: 40,
  holdS: 0.6,
  timeoutMs: 600,
  pingMs: 150,
  silenceMs: 500,
  backoff: { firstMs: 10, mostMs: 100, jitter: 0.5 },
};

/** One browser tab with one panel, without the page. */
export interface Client {
  /** Sends by its transport, until accepted, and by the next one where `resume` came in between. */
  send(draft: Draft): Promise<Message>;
  /** What the list showed, in the order of its arrival, since the last gap. */
  readonly screen: readonly Message[];
  /** As the page counts it. */
  readonly order: Order;
  /** Messages that came again on the wire. */
  readonly repeats: number;
  /** How often it was told that history is missing. */
  readonly gaps: number;
  readonly statuses: readonly Status[];
  /** How long it waited before each attempt after a failure, ms. */
  readonly waits: readonly number[];
  /** Cursors of all deliveries. */
  readonly cursors: readonly string[];
  /** Opens the transport anew, from a cursor of its choice, as a reloaded page does. */
  resume(cursor: string | undefined): void;
  /** Settles with whether `found` became true in time; looked at whenever the transport tells something. */
  until(found: () => boolean, withinMs: number): Promise<boolean>;
}

export interface ClientParts {
  id: string;
  transport: Transport;
  port: number;
  room: string;
  settings?: Partial<Settings>;
  /** What of a delivery is new to the list. */
  take?(list: MessageList, delivery: Delivery): Message[];
}

const takeNew = (list: MessageList, delivery: Delivery) => list.take(delivery);
let clients = 0;

/** Opens a client over real sockets; it is closed with the test. */
export function openClient(t: Teardown, parts: ClientParts): Client {
  const { id, transport, port, room, settings, take = takeNew } = parts;
  const client = `client-${++clients}`;
  const list = createMessageList();
  const listeners = new Set<() => void>();
  const statuses: Status[] = [];
  const waits: number[] = [];
  const cursors: string[] = [];
  let screen: Message[] = [];
  let gaps = 0;
  let repeats = 0;
  const known = new Set<string>();

  const ring = () => {
    for (const listener of [...listeners]) listener();
  };
  const origin = `http://127.0.0.1:${port}`;
  const traffic = createTraffic({
    origin,
    room,
    transport: id,
    client,
    WebSocket,
    observe() {},
  });
  const open = (cursor?: string) =>
    transport.open({
      traffic,
      cursor,
      settings: { ...brisk, ...settings },
      deliver(delivery) {
        if (delivery.gap) {
          gaps += 1;
          screen = [];
        }
        for (const { id } of delivery.messages) {
          if (known.has(id)) repeats += 1;
          known.add(id);
        }
        screen.push(...take(list, delivery));
        cursors.push(delivery.cursor);
        ring();
      },
      status(status) {
        statuses.push(status);
        if (status.state === "retrying") waits.push(status.nextAt - Date.now());
        ring();
      },
    });
  let opened = open();
  t.after(() => opened.close());

  return {
    async send(draft) {
      for (;;) {
        const by = opened;
        try {
          return await by.send(draft);
        } catch (thrown) {
          if (by === opened) throw thrown;
        }
      }
    },
    get screen() {
      return screen;
    },
    get order() {
      return list.order;
    },
    get repeats() {
      return repeats;
    },
    get gaps() {
      return gaps;
    },
    statuses,
    waits,
    cursors,
    resume(cursor) {
      const before = opened;
      opened = open(cursor);
      before.close();
    },
    until(found, withinMs) {
      return new Promise((resolve) => {
        const settle = (value: boolean) => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve(value);
        };
        const look = () => {
          if (found()) settle(true);
        };
        const timer = setTimeout(() => settle(found()), withinMs);
        listeners.add(look);
        look();
      });
    },
  };
}
