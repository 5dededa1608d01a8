import type { Draft, Message } from "#wire";
import { asFailure } from "../failure.ts";
import type { TrafficEvent } from "../happening.ts";
import { remembered } from "../memory.ts";
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
import { createKeptDrafts } from "./kept-drafts.ts";
import { createMessageList, type Order } from "./message-list.ts";
import { createOutgoing, type Pending } from "./outgoing.ts";
import type { PanelParts } from "./panel-parts.ts";
import { createRecoveries, type Recovery } from "./recoveries.ts";

export interface PanelNumbers extends ArrivalSummary {
  seen: Seen;
  /** Also lost is what others have had for long and this one, though it claims to be open, has not. */
  order: Order;
  /** Messages of the first delivery after each failure; own ones that waited here not counted. */
  recovered: number;
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
  recovery: Recovery | undefined;
}

/** One transport at work: what it delivers and what it costs. */
export interface Panel {
  numbers: Store<PanelNumbers>;
  messages: Store<PanelMessages>;
  status: Store<PanelStatus>;
  readonly uses: Transport["uses"];
  /**
   * Goes on from where it stopped, or begins; by a variant of its transport, if one is given, or by
   * another altogether, whose id is `as`: its counts then begin anew.
   */
  open(client: string, settings: Settings, variant?: Transport, as?: string): void;
  close(): void;
  /** Sends by this panel's transport, until accepted or refused. */
  send(draft: Draft): void;
  /** Looks whether time alone has changed what it last told: what is overdue, what came of late. */
  lookAround(): void;
  /** The browser's counts, right now. */
  count(): Seen;
  /** Zeroes all counts and forgets what was delivered, but not the cursor. */
  reset(): void;
}

const numbersEveryMs = 250;
const messagesEveryMs = 100;

/** Makes the panel of one transport, closed. */
export function createPanel({ id, transport, origin, room, clock, ...parts }: PanelParts): Panel {
  const meter = createMeter();
  const arrivals = createArrivals(clock, parts.wasVisibleSince);
  const list = createMessageList();
  const outgoing = createOutgoing(createKeptDrafts(parts.memory, remembered.drafts(room, id)));
  const { head, onWake } = parts;
  let current: Status = { state: "connecting" };
  const recoveries = createRecoveries();
  let overdueTold = 0;
  let cursor: string | undefined;
  let running: OpenTransport | undefined;
  /** The transport whose counts these are. */
  let counted = id;

  const numbers = createStore<PanelNumbers>(numbersEveryMs, () => {
    overdueTold = overdue();
    const order = { ...list.order, lost: list.order.lost + overdueTold };
    return { seen: meter.read(), order, recovered: recoveries.total, ...arrivals.read() };
  });
  const messages = createStore<PanelMessages>(messagesEveryMs, () => {
    const { rows, earlier, isCut } = list;
    return { rows, earlier, isCut, pending: outgoing.pending };
  });
  const status = createStore<PanelStatus>(messagesEveryMs, () => {
    return { status: current, recovery: recoveries.last };
  });

  /** Who does not claim to be open hides nothing; who does was cut off, and did not notice. */
  function overdue(): number {
    return current.state === "open" ? head.overdue(list.last) : 0;
  }

  function deliver(delivery: Delivery): void {
    cursor = delivery.cursor;
    if (delivery.gap) {
      head.reset();
      outgoing.cut();
    }
    const fresh = list.take(delivery);
    const { count, trips } = outgoing.delivered(fresh);
    outgoing.passed(list.last);
    const [first] = fresh;
    if (first && list.last !== undefined) head.note(first.seq, list.last);
    arrivals.note(fresh, trips);
    parts.record?.delivered(fresh);
    // What waited here to be sent was not missed.
    if (!delivery.gap && recoveries.delivered(fresh.length - count)) status.changed();
    messages.changed();
    numbers.changed();
  }

  function setStatus(next: Status): void {
    if (next.state === "retrying") recoveries.failed();
    current = next;
    status.changed();
    numbers.changed();
  }

  function observe(event: TrafficEvent): void {
    meter.observe(event);
    parts.record?.event(event);
    numbers.changed();
  }

  async function post(draft: Draft): Promise<void> {
    const by = running;
    if (!by) return;
    try {
      outgoing.accepted(draft.id, (await by.send(draft)).seq);
      outgoing.passed(list.last);
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
    open(client, settings, variant = transport, as = id) {
      if (running && overdue() > 0) recoveries.failed();
      running?.close();
      if (as !== counted) {
        counted = as;
        meter.reset();
        arrivals.reset();
      }
      arrivals.opened();
      const traffic = createTraffic({ origin, room, transport: as, client, observe });
      running = variant.open({ traffic, cursor, deliver, status: setStatus, settings, onWake });
      for (const { draft, state } of outgoing.pending) if (state === "sending") void post(draft);
    },
    close() {
      running?.close();
      running = undefined;
      arrivals.closed();
    },
    send(draft) {
      const isTaken = outgoing.add(draft);
      messages.changed();
      if (isTaken) void post(draft);
    },
    lookAround() {
      const isStale = arrivals.perDelivery() !== numbers.get().perDelivery;
      if (isStale || overdue() !== overdueTold) numbers.changed();
    },
    count: meter.read,
    reset() {
      meter.reset();
      arrivals.reset();
      list.reset();
      outgoing.reset();
      recoveries.reset();
      messages.changed();
      numbers.changed();
    },
  };
}
