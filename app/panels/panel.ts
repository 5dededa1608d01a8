import type { Draft, Message } from "#wire";
import { asFailure, type Cause } from "../failure.ts";
import { type AgeSummary, createAges } from "../meters/ages.ts";
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
import { createMessageList } from "./message-list.ts";

/** An own message that has not been delivered yet. */
export interface Pending {
  draft: Draft;
  state: "sending" | "accepted" | "refused";
  cause?: Cause;
}

export interface PanelNumbers {
  status: Status;
  seen: Seen;
  ages: AgeSummary;
  lost: number;
  doubled: number;
}

export interface PanelMessages {
  rows: readonly Message[];
  earlier: number;
  isCut: boolean;
  pending: readonly Pending[];
}

/** Messages that came with the first delivery after a failure. */
export interface Recovery {
  count: number;
  /** `Date.now()`. */
  at: number;
}

/** One transport at work: what it delivers and what it costs. */
export interface Panel {
  numbers: Store<PanelNumbers>;
  messages: Store<PanelMessages>;
  status: Store<{ status: Status; recovery: Recovery | undefined }>;
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
}

const numbersEveryMs = 250;
const messagesEveryMs = 100;
/** Refused and accepted messages that are kept in sight. */
const mostPending = 1000;

export function createPanel({
  id,
  transport,
  origin,
  room,
  clock,
  wasVisibleSince,
}: PanelParts): Panel {
  const meter = createMeter();
  const ages = createAges();
  const list = createMessageList();
  let pending: Pending[] = [];
  let current: Status = { state: "connecting" };
  let recovery: Recovery | undefined;
  /** It failed and has not delivered since. */
  let isTroubled = false;
  let cursor: string | undefined;
  let running: OpenTransport | undefined;
  /** By our clock; what was accepted before was not sent while this transport could have brought it. */
  let openedAt = 0;

  const numbers = createStore<PanelNumbers>(numbersEveryMs, () => ({
    status: current,
    seen: meter.read(),
    ages: ages.read(clock.offset.ms),
    lost: list.lost,
    doubled: list.doubled,
  }));
  const messages = createStore<PanelMessages>(messagesEveryMs, () => ({
    rows: list.rows,
    earlier: list.earlier,
    isCut: list.isCut,
    pending,
  }));
  const status = createStore(messagesEveryMs, () => ({ status: current, recovery }));

  function deliver(delivery: Delivery): void {
    const now = clock.now();
    cursor = delivery.cursor;
    const fresh = list.take(delivery);
    for (const { acceptedAt } of fresh) {
      const local = acceptedAt - clock.offset.ms;
      if (local < openedAt) continue;
      if (wasVisibleSince(local)) ages.add(now - acceptedAt);
      else ages.leaveOut();
    }
    if (isTroubled && !delivery.gap) {
      recovery = { count: fresh.length, at: Date.now() };
      isTroubled = false;
      status.changed();
    }
    if (pending.length > 0) {
      const here = new Set(fresh.map((message) => message.id));
      pending = pending.filter(({ draft }) => !here.has(draft.id));
    }
    messages.changed();
    numbers.changed();
  }

  function setStatus(next: Status): void {
    if (next.state === "retrying") isTroubled = true;
    current = next;
    status.changed();
    numbers.changed();
  }

  function update(id: string, change: Partial<Pending>): void {
    pending = pending.map((item) => (item.draft.id === id ? { ...item, ...change } : item));
    messages.changed();
  }

  function post(draft: Draft): void {
    const by = running;
    by?.send(draft).then(
      () => update(draft.id, { state: "accepted" }),
      (thrown) => {
        // A closed transport refuses nothing: the next one sends it again.
        if (by === running) update(draft.id, { state: "refused", cause: asFailure(thrown).code });
      },
    );
  }

  return {
    numbers,
    messages,
    status,
    uses: transport.uses,
    open(client, settings) {
      running?.close();
      openedAt = clock.now();
      const observe = (event: Parameters<typeof meter.observe>[0]) => {
        meter.observe(event);
        numbers.changed();
      };
      const traffic = createTraffic({ origin, room, transport: id, client, observe });
      running = transport.open({ traffic, cursor, deliver, status: setStatus, settings });
      for (const { draft, state } of pending) if (state === "sending") post(draft);
    },
    close() {
      const by = running;
      running = undefined;
      by?.close();
    },
    send(draft) {
      pending = [...pending, { draft, state: "sending" as const }].slice(-mostPending);
      messages.changed();
      post(draft);
    },
    count: meter.read,
    reset() {
      meter.reset();
      ages.reset();
      list.reset();
      recovery = undefined;
      pending = pending.filter(({ state }) => state === "sending");
      messages.changed();
      numbers.changed();
    },
  };
}
