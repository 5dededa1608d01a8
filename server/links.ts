import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Account, Scope } from "./account.ts";
import { writtenTo } from "./bytes.ts";
import type { Carried, CloseListener } from "./closing.ts";
import type { Road, Traveller } from "./faults.ts";
import { createLane, type Lane } from "./lane.ts";
import { excluded, included } from "./lists.ts";

/** A direction of a connection, as the client sees it. */
export type Way = "up" | "down";

let connections = 0;
const links = new WeakMap<Socket, Link>();

/** The link of a socket, made when first seen. */
export function linkOf(socket: Socket): Link {
  const known = links.get(socket);
  if (known) return known;
  const link = new Link(socket);
  links.set(socket, link);
  return link;
}

/**
 * One TCP connection as the counting sees it. The bytes of an exchange are what the socket's own
 * counters moved since the exchange before it ended: nothing is estimated.
 */
export class Link implements Traveller {
  /** Numbers the connections of this process, from 1. */
  readonly connection = ++connections;
  private read = 0;
  private written = 0;
  private busy = 0;
  private isIdle = false;
  /** Who the connection belongs to: the last exchange that counted. */
  account: Account | undefined;
  /** Where it travels, or did until an exchange began that does not. */
  private road: Road | undefined;
  private isTravelling = false;
  /** Whose exchange it lies there for. */
  client: string | undefined;
  /** The newest answer that is due there, until it and its question are over. */
  answer: ServerResponse | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Made where there is trouble: ten thousand quiet sockets shall not pay for it. */
  private up: Lane | undefined;
  private down: Lane | undefined;
  private carried: Carried[] | undefined;
  private closeListeners: readonly CloseListener[] = [];

  constructor(private readonly socket: Socket) {
    socket.on("close", closed);
  }

  /** Whether what goes that way passes at once; by named fields, for every delivery asks. */
  isClear(way: Way, road: Road): boolean {
    return road.isCalm && (way === "down" ? this.down : this.up)?.isFree !== false;
  }

  /** Lets one thing pass that way, as the simulated network will: see `Lane`. */
  pass(way: Way, road: Road, run: () => void): boolean {
    // What comes to a connection that is gone goes nowhere.
    if (this.socket.destroyed) return true;
    if (!this.isClear(way, road)) {
      this[way] ??= createLane({ isDown: way === "down" });
      return this[way].pass(road, run);
    }
    run();
    return true;
  }

  /** Settles when nothing waits any more to pass that way. */
  async emptied(way: Way): Promise<void> {
    await this[way]?.emptied();
  }

  /** Until the next exchange begins the connection lies on that road: what breaks there, or that client's, breaks it. */
  travel(road: Road, client?: string): void {
    if (this.socket.destroyed) return;
    // A poller comes by the same road again and again: it stays on the list of who travels there.
    if (this.road !== road) {
      this.leave();
      this.road = road;
      road.travellers.add(this);
    }
    this.isTravelling = true;
    this.client = client;
    this.touch();
  }

  /** Something passed: the connection is not idle. */
  touch(): void {
    this.clearIdle();
    const { road } = this;
    if (!road || !this.isTravelling || road.isCalm) return;
    const { idleCutMs } = road.settings;
    if (idleCutMs > 0) this.idleTimer = setTimeout(() => this.sever(), idleCutMs);
  }

  /** The road breaks what travels on it. */
  strike(): void {
    if (this.isTravelling) this.sever();
  }

  /** Breaks the connection, as the network would. */
  sever(): void {
    this.socket.destroy();
  }

  /** Until it is dropped, what is carried hears that the connection closes. */
  carry(one: Carried): void {
    this.carried = included(this.carried, one);
  }

  drop(one: Carried): void {
    this.carried = excluded(this.carried, one);
  }

  /** From now until the connection closes, which it hears. Copied: a push makes room for seventeen. */
  onClose(listener: CloseListener): void {
    this.closeListeners = this.closeListeners.concat(listener);
  }

  /** An exchange starts. */
  begin(): void {
    this.setIdle(false);
    this.rest();
    this.busy += 1;
  }

  /** Where the exchange that has begun counts. */
  accountOf(scope: Scope, open: (scope: Scope) => Account): Account {
    const before = this.account;
    if (before?.goesOn(scope)) return before;
    this.account = open(scope);
    if (before) before.settle();
    else this.account.tally().connectionsOpened += 1;
    return this.account;
  }

  /** Bytes since this was last asked. */
  takeRead(): number {
    const bytes = this.socket.bytesRead - this.read;
    this.read += bytes;
    return bytes;
  }

  takeWritten(): number {
    const bytes = writtenTo(this.socket) - this.written;
    this.written += bytes;
    return bytes;
  }

  /** The exchange is over; the connection idles until the next one or its end. */
  end(): void {
    if (--this.busy === 0 && !this.socket.destroyed) this.setIdle(true);
  }

  private setIdle(isIdle: boolean): void {
    if (this.isIdle === isIdle) return;
    this.isIdle = isIdle;
    if (this.account) this.account.tally().idle += isIdle ? 1 : -1;
  }

  /** Whatever happens on its road is nothing to it. */
  private rest(): void {
    this.isTravelling = false;
    this.client = undefined;
    this.clearIdle();
  }

  private leave(): void {
    this.rest();
    this.road?.travellers.delete(this);
    this.road = undefined;
  }

  private clearIdle(): void {
    if (!this.idleTimer) return;
    clearTimeout(this.idleTimer);
    this.idleTimer = undefined;
  }

  /** The connection is gone. */
  closed(): void {
    this.setIdle(false);
    this.up?.close();
    this.down?.close();
    this.leave();
    for (const one of [...(this.carried ?? [])]) one.close();
    for (const listener of this.closeListeners) listener.closed(this.socket);
    this.account?.settle();
  }
}

// One listener for all connections.
function closed(this: Socket): void {
  links.get(this)?.closed();
}
