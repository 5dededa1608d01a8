import type { Counts } from "#wire";

/**
 * The counts of one transport: of a room, of one client in it, or of all rooms. Flat, for every
 * exchange passes three of them, and each object further down is one more that is not in the cache.
 */
export class Tally {
  requests = 0;
  sends = 0;
  empties = 0;
  messages = 0;
  framesUp = 0;
  framesDown = 0;
  payloadUp = 0;
  overheadUp = 0;
  payloadDown = 0;
  overheadDown = 0;
  parked = 0;
  sockets = 0;
  idle = 0;
  connectionsOpened = 0;
  /** When this client last got an answer, ms since the epoch; 0 once it has gone. */
  seenAt = 0;

  /** Whether a poll waits or a socket is open. */
  get isOpen(): boolean {
    return this.parked + this.sockets > 0;
  }

  /** As it crosses the wire. */
  read(): Counts {
    const { requests, sends, empties, messages, framesUp, framesDown, connectionsOpened } = this;
    const { payloadUp, overheadUp, payloadDown, overheadDown, parked, sockets, idle } = this;
    return {
      requests,
      sends,
      empties,
      messages,
      framesUp,
      framesDown,
      bytesUp: { overhead: overheadUp, payload: payloadUp },
      bytesDown: { overhead: overheadDown, payload: payloadDown },
      openNow: { parked, sockets, idle },
      connectionsOpened,
    };
  }
}
