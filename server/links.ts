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
  /** Whether what goes that way passes at once. */
  isClear(way: Way, road: Road): boolean;
  /** Lets one thing pass that way, as the simulated network will: see `Lane`. */
  pass(way: Way, road: Road, run: () => void): boolean;
  /** Settles when nothing waits any more to pass that way. */
  emptied(way: Way): Promise<void>;
  /** Until the next exchange begins the connection lies on that road: what breaks there, or that client's, breaks it. */
  travel(road: Road, client?: string): void;
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

/** A direction of a connection, as the client sees it. */
export type Way = "up" | "down";

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
  /** Made where there is trouble: ten thousand quiet sockets shall not pay for it. */
  const lanes: Partial<Record<Way, Lane>> = {};
  const laneOf = (way: Way) => {
    const lane = lanes[way] ?? createLane({ isDown: way === "down" });
    lanes[way] = lane;
    return lane;
  };
  const isClear = (way: Way, road: Road) => road.isCalm && lanes[way]?.isFree !== false;
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
    lanes.up?.close();
    lanes.down?.close();
    leave();
    for (const closer of closers) closer();
  });

  return {
    connection: ++connections,
    isClear,
    pass(way, road, run) {
      // What comes to a connection that is gone goes nowhere.
      if (socket.destroyed) return true;
      if (!isClear(way, road)) return laneOf(way).pass(road, run);
      run();
      return true;
    },
    emptied: (way) => lanes[way]?.emptied() ?? Promise.resolve(),
    touch,
    sever,
    onClose(listener) {
      closers.add(listener);
      return () => closers.delete(listener);
    },
    travel(next, client) {
      leave();
      if (socket.destroyed) return;
      road = next;
      undo = [next.onCut(sever, client), next.onChange(touch)];
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
