import type { Socket } from "node:net";
import type { Road } from "./faults.ts";
import { createLane, type Lane } from "./lane.ts";
import type { Tally } from "./stats.ts";

/**
 * One TCP connection as the counting sees it. The bytes of an exchange are what the socket's own
 * counters moved since the exchange before it ended: nothing is estimated.
 */
export interface Link {
  /** Numbers the connections of this process, from 1. */
  readonly connection: number;
  /** What the simulated network does to each direction. */
  readonly up: Lane;
  readonly down: Lane;
  /** Until the next exchange begins the connection lies on that road: what breaks there breaks it. */
  travel(road: Road): void;
  /** Something passed: the connection is not idle. */
  touch(): void;
  /** Breaks the connection, as the network would. */
  sever(): void;
  /**
   * Calls the listener once, when the connection closes. Returns the undo. Answers that queue behind
   * another one (pipelining) are not told of it by Node.js.
   */
  onClose(listener: () => void): () => void;
  /** An exchange starts; `tallies` are given when it counts. */
  begin(tallies?: Tally[]): void;
  /** Bytes since this was last asked, both ways. */
  takeBytes(): { up: number; down: number };
  /** The exchange is over; the connection idles until the next one or its end. */
  end(): void;
}

let connections = 0;
const links = new WeakMap<Socket, Link>();

/** The link of a socket, made when first seen. */
export function linkOf(socket: Socket): Link {
  const known = links.get(socket);
  if (known) return known;
  const link = createLink(socket);
  links.set(socket, link);
  return link;
}

function createLink(socket: Socket): Link {
  let read = 0;
  let written = 0;
  let busy = 0;
  let idle = false;
  /** Who the connection belongs to: the last exchange that counted. */
  let owners: Tally[] = [];
  let road: Road | undefined;
  let undo: (() => void)[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  const closers = new Set<() => void>();

  const setIdle = (value: boolean) => {
    if (idle === value) return;
    idle = value;
    for (const { counts } of owners) counts.openNow.idle += idle ? 1 : -1;
  };
  const up = createLane({ isDown: false });
  const down = createLane({ isDown: true });
  const sever = () => void socket.destroy();
  const touch = () => {
    clearTimeout(idleTimer);
    const idleMs = road?.settings.idleCutMs ?? 0;
    idleTimer = idleMs > 0 ? setTimeout(sever, idleMs) : undefined;
  };
  const leave = () => {
    clearTimeout(idleTimer);
    for (const stop of undo) stop();
    undo = [];
    road = undefined;
  };
  socket.once("close", () => {
    setIdle(false);
    up.close();
    down.close();
    leave();
    for (const closer of closers) closer();
  });

  return {
    connection: ++connections,
    up,
    down,
    touch,
    sever,
    onClose(listener) {
      closers.add(listener);
      return () => closers.delete(listener);
    },
    travel(next) {
      leave();
      if (socket.destroyed) return;
      road = next;
      undo = [next.onCut(sever), next.onChange(touch)];
      touch();
    },
    begin(tallies) {
      setIdle(false);
      leave();
      busy += 1;
      if (!tallies) return;
      if (owners.length === 0) for (const { counts } of tallies) counts.connectionsOpened += 1;
      owners = tallies;
    },
    takeBytes() {
      const up = socket.bytesRead - read;
      const down = socket.bytesWritten - written;
      read += up;
      written += down;
      return { up, down };
    },
    end() {
      busy -= 1;
      if (busy === 0 && !socket.destroyed) setIdle(true);
    },
  };
}
