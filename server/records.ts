import type { ExchangeRecord } from "#wire";
import { now } from "./clock.ts";
import { included } from "./lists.ts";

/** The newest exchanges of clients who look at their timeline, and the first of each that comes. */
export interface Records {
  /** The client's newest exchanges. It counts as looking for a while from now on. */
  read(room: string, client: string): ExchangeRecord[];
  /** Where those of a client go. Who takes it early writes nothing into a later room of that name. */
  of(room: string, client: string): ClientRecords;
  drop(room: string): void;
}

/** A look lasts this long, ms; a newcomer's coming counts as one. */
export const lookMs = 10_000;
const mostExchanges = 400;
const mostWatched = 1000;

/** Those of one client, while it looks. */
export class ClientRecords {
  /** Another client took its place; the end of its room is none of that. */
  isOver = false;
  private until = now() + lookMs;
  private exchanges: ExchangeRecord[] | undefined;

  /** The newest ones. The client counts as looking for a while from now on. */
  look(): ExchangeRecord[] {
    this.until = now() + lookMs;
    return this.exchanges ?? [];
  }

  /** Whether an exchange that ended then is to be kept; where not, those that are there go too. */
  isWatched(endedAt: number): boolean {
    const isWatched = endedAt <= this.until;
    if (!isWatched) this.exchanges = undefined;
    return isWatched;
  }

  /** Nobody will look any more. */
  end(): void {
    this.isOver = true;
    this.until = 0;
    this.exchanges = undefined;
  }

  add(record: ExchangeRecord): void {
    this.exchanges = included(this.exchanges, record);
    if (this.exchanges.length > mostExchanges) this.exchanges.shift();
  }
}

/** Makes the records of one server, which are in memory alone. */
export function createRecords(): Records {
  const rooms = new Map<string, Map<string, ClientRecords>>();

  function roomOf(name: string): Map<string, ClientRecords> {
    const known = rooms.get(name);
    if (known) return known;
    const room = new Map<string, ClientRecords>();
    rooms.set(name, room);
    return room;
  }

  function of(name: string, client: string): ClientRecords {
    const room = roomOf(name);
    const known = room.get(client);
    if (known) return known;
    const [oldest] = room;
    if (room.size >= mostWatched && oldest) {
      room.delete(oldest[0]);
      oldest[1].end();
    }
    // A newcomer's first exchanges come before it can look.
    const newcomer = new ClientRecords();
    room.set(client, newcomer);
    return newcomer;
  }

  return {
    of,
    read(room, client) {
      const own = of(room, client);
      // Whoever looks is the last to be forgotten.
      const clients = roomOf(room);
      clients.delete(client);
      clients.set(client, own);
      return own.look();
    },
    drop(room) {
      rooms.delete(room);
    },
  };
}
