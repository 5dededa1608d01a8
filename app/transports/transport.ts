import type { Draft, Message } from "#wire";
import type { Cause } from "../failure.ts";
import type { Traffic } from "../traffic.ts";
import type { BackoffSettings } from "./backoff.ts";

/** How a transport stands. `nextAt` is `Date.now()` of the next attempt. */
export type Status =
  | { state: "connecting" }
  | { state: "open" }
  | { state: "retrying"; attempt: number; nextAt: number; cause: Cause }
  | { state: "closed"; cause?: Cause };

/** Every wait of the client's side. */
export interface Settings {
  /** Short polling: from the start of one ask to the start of the next, ms. */
  intervalMs: number;
  /**
   * Short polling: how much of a period is over when its rhythm begins, 0 to 1. Many that begin at
   * once each with a phase of its own do not march in step. 0 unless given.
   */
  phase?: number;
  /** Long polling: how long the server may hold an ask, s. */
  holdS: number;
  /** How long an answer may take, beyond the hold, ms. */
  timeoutMs: number;
  /** WebSocket: between two pings of ours, ms. */
  pingMs: number;
  /** WebSocket: silence after which the line is given up, ms. */
  silenceMs: number;
  /** After a sleep: how long the silence of what was open before is borne, ms. */
  wakeMs: number;
  backoff: BackoffSettings;
}

/** What arrived. After a `gap` nothing known before it can be relied on: the log began anew. */
export interface Delivery {
  cursor: string;
  messages: Message[];
  gap?: true;
}

/** What a transport is opened with. */
export interface Opening {
  traffic: Traffic;
  /** Go on from here; without one, begin with the newest messages. */
  cursor?: string;
  deliver(delivery: Delivery): void;
  status(status: Status): void;
  settings: Settings;
  /** Hears that the computer, the page or the network is back after a sleep. Returns the undo. */
  onWake?(listener: () => void): () => void;
}

/** A transport that is at work, until it is closed. */
export interface OpenTransport {
  /**
   * Keeps sending the draft, under its id, until it is accepted.
   * @throws {Failure} when it is refused for good, or the signal's reason when it is closed first.
   */
  send(draft: Draft): Promise<Message>;
  /** Aborts all that is under way; nothing is delivered after it. */
  close(): void;
}

/** A way for news to travel, as the client sees it. It runs in a browser and in Node.js alike. */
export interface Transport {
  /** The settings it depends on: when one changes, it is opened anew. */
  uses: readonly ("intervalMs" | "holdS")[];
  open(opening: Opening): OpenTransport;
}
