import type { ExchangeRecord } from "#wire";
import { now } from "./clock.ts";

/** The newest exchanges of clients who look at their timeline, and the first of each that comes. */
export interface Records {
  /** The client's newest exchanges. It counts as looking for a while from now on. */
  read(room: string, client: string): ExchangeRecord[];
  /** Where the exchanges of a room go. Who takes it early writes nothing into a later room of that name. */
  of(room: string): RoomRecords;
  drop(room: string): void;
}

interface Watched {
  until: number;
  exchanges: ExchangeRecord[];
}

/** A look lasts this long, ms. */
const lookMs = 10_000;
const mostExchanges = 400;
const mostWatched = 1000;

/** Those of one room. */
export class RoomRecords {
  private readonly clients = new Map<string, Watched>();

  of(client: string): Watched {
    const known = this.clients.get(client);
    if (known) return known;
    const [oldest] = this.clients.keys();
    if (this.clients.size >= mostWatched && oldest !== undefined) this.clients.delete(oldest);
    // A newcomer's first exchanges come before it can look.
    const newcomer = { until: now() + lookMs, exchanges: [] };
    this.clients.set(client, newcomer);
    return newcomer;
  }

  add(client: string, record: ExchangeRecord): void {
    const watched = this.of(client);
    if (watched.until < record.endedAt) {
      if (watched.exchanges.length > 0) watched.exchanges = [];
    } else if (watched.exchanges.length > 0) watched.exchanges.push(record);
    // A list of one has room for one, a list that grows from nothing for seventeen.
    else watched.exchanges = [record];
    if (watched.exchanges.length > mostExchanges) watched.exchanges.shift();
  }
}

/** Makes the records of one server, which are in memory alone. */
export function createRecords(): Records {
  const rooms = new Map<string, RoomRecords>();

  function roomOf(name: string): RoomRecords {
    const known = rooms.get(name);
    if (known) return known;
    const room = new RoomRecords();
    rooms.set(name, room);
    return room;
  }

  return {
    of: roomOf,
    read(room, client) {
      const watched = roomOf(room).of(client);
      watched.until = now() + lookMs;
      return watched.exchanges;
    },
    drop(room) {
      rooms.delete(room);
    },
  };
}
