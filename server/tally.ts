import type { Counts } from "#wire";

/** The counts of one transport: of a room, of one client in it, of all rooms, or yet to be booked there. */
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
  /** When a client last got an answer, ms since the epoch. */
  seenAt = 0;
  /** When one last left, before its answer or with its socket. */
  leftAt = 0;

  /** Whether a poll waits or a socket is open. */
  get isOpen(): boolean {
    return this.parked + this.sockets > 0;
  }

  /** Adds what was counted elsewhere, in whatever order that is done. */
  add(more: Tally): void {
    this.requests += more.requests;
    this.sends += more.sends;
    this.empties += more.empties;
    this.messages += more.messages;
    this.framesUp += more.framesUp;
    this.framesDown += more.framesDown;
    this.payloadUp += more.payloadUp;
    this.overheadUp += more.overheadUp;
    this.payloadDown += more.payloadDown;
    this.overheadDown += more.overheadDown;
    this.parked += more.parked;
    this.sockets += more.sockets;
    this.idle += more.idle;
    this.connectionsOpened += more.connectionsOpened;
    this.seenAt = Math.max(this.seenAt, more.seenAt);
    this.leftAt = Math.max(this.leftAt, more.leftAt);
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
