import type { Draft, Message } from "#wire";
import { asFailure } from "../failure.ts";
import type { TrafficEvent } from "../happening.ts";
import type { Clock } from "../meters/clock.ts";
import { createMeter, type Seen } from "../meters/meter.ts";
import { createStore, type Store } from "../store.ts";
import { createTraffic } from "../traffic.ts";
import type {
  Delivery,
  OpenTransport,
  Settings,
  Status,
  Transport,
} from "../transports/transport.ts";
import { type ArrivalSummary, createArrivals } from "./arrivals.ts";
import { createMessageList, type Order } from "./message-list.ts";
import { createOutgoing, type Pending } from "./outgoing.ts";

export interface PanelNumbers extends ArrivalSummary {
  seen: Seen;
  order: Order;
}

export interface PanelMessages {
  rows: readonly Message[];
  earlier: number;
  isCut: boolean;
  pending: readonly Pending[];
}

/** How a panel stands, and what its last failure cost. */
export interface PanelStatus {
  status: Status;
  /** Messages of the first delivery after a failure, and its `Date.now()`. */
  recovery: { count: number; at: number } | undefined;
}

/** One transport at work: what it delivers and what it costs. */
export interface Panel {
  numbers: Store<PanelNumbers>;
  messages: Store<PanelMessages>;
  status: Store<PanelStatus>;
  readonly uses: Transport["uses"];
  /** Goes on from where it stopped, or begins. */
  open(client: string, settings: Settings): void;
  close(): void;
  /** Sends by this panel's transport, until accepted or refused. */
  send(draft: Draft): void;
  /** The browser's counts, right now. */
  count(): Seen;
  /** Zeroes all counts and forgets what was delivered, but not the cursor. */
  reset(): void;
}

export interface PanelParts {
  id: string;
  transport: Transport;
  origin: string;
  room: string;
  clock: Clock;
  /** `false` where the tab was hidden since the message was accepted: its age says nothing. */
  wasVisibleSince(time: number): boolean;
  /** Sees all that passes the door, and each delivery. */
  record?: {
    event(event: TrafficEvent): void;
    delivered(messages: readonly Message[]): void;
  };
}

const numbersEveryMs = 250;
const messagesEveryMs = 100;

export function createPanel({ id, transport, origin, room, clock, ...parts }: PanelParts): Panel {
  const meter = createMeter();
  const arrivals = createArrivals(clock, parts.wasVisibleSince);
  const list = createMessageList();
  const outgoing = createOutgoing();
  let current: Status = { state: "connecting" };
  let recovery: PanelStatus["recovery"];
  /** It failed and has not delivered since. */
  let isTroubled = false;
  let cursor: string | undefined;
  let running: OpenTransport | undefined;

  const numbers = createStore<PanelNumbers>(numbersEveryMs, () => {
    return { seen: meter.read(), order: list.order, ...arrivals.read() };
  });
  const messages = createStore<PanelMessages>(messagesEveryMs, () => {
    const { rows, earlier, isCut } = list;
    return { rows, earlier, isCut, pending: outgoing.pending };
  });
  const status = createStore<PanelStatus>(messagesEveryMs, () => ({ status: current, recovery }));

  function deliver(delivery: Delivery): void {
    cursor = delivery.cursor;
    const fresh = list.take(delivery);
    const trips = outgoing.delivered(fresh);
    arrivals.note(fresh, trips);
    parts.record?.delivered(fresh);
    if (isTroubled && !delivery.gap) {
      // What waited here to be sent was not missed.
      recovery = { count: fresh.length - trips.length, at: Date.now() };
      isTroubled = false;
      status.changed();
    }
    messages.changed();
    numbers.changed();
  }

  function setStatus(next: Status): void {
    if (next.state === "retrying") isTroubled = true;
    current = next;
    status.changed();
  }

  function observe(event: TrafficEvent): void {
    meter.observe(event);
    parts.record?.event(event);
    numbers.changed();
  }

  async function post(draft: Draft): Promise<void> {
    const by = running;
    try {
      await by?.send(draft);
      if (by) outgoing.accepted(draft.id);
    } catch (thrown) {
      // A closed transport refuses nothing: the next one sends it again.
      if (by === running) outgoing.refused(draft.id, asFailure(thrown).code);
    }
    messages.changed();
  }

  return {
    numbers,
    messages,
    status,
    uses: transport.uses,
    open(client, settings) {
      running?.close();
      arrivals.opened();
      const traffic = createTraffic({ origin, room, transport: id, client, observe });
      running = transport.open({ traffic, cursor, deliver, status: setStatus, settings });
      for (const { draft, state } of outgoing.pending) if (state === "sending") void post(draft);
    },
    close() {
      const by = running;
      running = undefined;
      arrivals.closed();
      by?.close();
    },
    send(draft) {
      outgoing.add(draft);
      messages.changed();
      void post(draft);
    },
    count: meter.read,
    reset() {
      meter.reset();
      arrivals.reset();
      list.reset();
      outgoing.reset();
      recovery = undefined;
      messages.changed();
      numbers.changed();
    },
  };
}
