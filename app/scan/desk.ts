import { randomId } from "../ids.ts";
import type { Clock } from "../meters/clock.ts";
import { createStore, type Store } from "../store.ts";
import { createTraffic } from "../traffic.ts";
import type { Delivery, OpenTransport, Settings, Transport } from "../transports/transport.ts";
import { isWord, type Word } from "./words.ts";

/** What the desktop knows of the phone, and what it cost to know. */
export interface DeskState {
  /** The phone's last word that reached the desktop. */
  word: Word | undefined;
  /** From when the server accepted the yes or no until it was heard here, ms. */
  lateMs: number | undefined;
  requests: number;
  isTrouble: boolean;
  isOver: boolean;
}

/** The desktop's side: it hears of the phone by one transport. */
export interface Desk {
  state: Store<DeskState>;
  close(): void;
}

export interface DeskParts {
  id: string;
  transport: Transport;
  settings: Settings;
  origin: string;
  room: string;
  clock: Clock;
  onWake?: (listener: () => void) => () => void;
}

const everyMs = 100;

/** Opens the transport and listens until it is closed. */
export function openDesk({
  id,
  transport,
  settings,
  origin,
  room,
  clock,
  onWake,
}: DeskParts): Desk {
  let now: DeskState = {
    word: undefined,
    lateMs: undefined,
    requests: 0,
    isTrouble: false,
    isOver: false,
  };
  const state = createStore<DeskState>(everyMs, () => now);
  const change = (part: Partial<DeskState>) => {
    now = { ...now, ...part };
    state.changed();
  };

  function deliver({ messages }: Delivery): void {
    for (const { text, acceptedAt } of messages) {
      // What was decided stays so, whoever says what afterwards.
      if (!isWord(text) || (now.word !== undefined && now.word !== "scanned")) continue;
      const lateMs = Math.max(0, clock.now() + clock.offset.ms - acceptedAt);
      change({ word: text, lateMs: text === "scanned" ? undefined : lateMs });
    }
  }

  const traffic = createTraffic({
    origin,
    room,
    transport: id,
    client: randomId(),
    observe({ type }) {
      if (type === "request") change({ requests: now.requests + 1 });
    },
  });
  const opened: OpenTransport = transport.open({
    traffic,
    settings,
    deliver,
    onWake,
    status(status) {
      change({
        isTrouble: status.state === "retrying",
        isOver: status.state === "closed" && status.cause === "room-not-found",
      });
    },
  });
  return { state, close: opened.close };
}
