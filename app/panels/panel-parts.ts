import type { Message } from "#wire";
import type { TrafficEvent } from "../happening.ts";
import type { Memory } from "../memory.ts";
import type { Clock } from "../meters/clock.ts";
import type { Opening, Transport } from "../transports/transport.ts";
import type { CommonHead } from "./common-head.ts";

/** What a panel is made of. */
export interface PanelParts {
  id: string;
  transport: Transport;
  origin: string;
  room: string;
  clock: Clock;
  /** `false` where the tab was hidden since the message was accepted: its age says nothing. */
  wasVisibleSince(time: number): boolean;
  /** What all panels of the room share. */
  head: CommonHead;
  /** Where drafts outlive a reload of the page. */
  memory: Memory;
  onWake?: Opening["onWake"];
  /** Sees all that passes the door, and each delivery. */
  record?: {
    event(event: TrafficEvent): void;
    delivered(messages: readonly Message[]): void;
  };
}
