import type { ExchangeRecord } from "#wire";
import { now } from "./clock.ts";
import { included } from "./lists.ts";

/** The newest exchanges of clients who look at their timeline, and the first of each that comes. */
export interface Records {
  /** The client's newest exchanges. It counts as looking for a while from now on. */
  read(room: string, client: string): ExchangeRecord[];
  /** Where the exchanges of a room go. Who takes it early writes nothing into a later room of that name. */
  of(room: string): RoomRecords;
  drop(room: string): void;
}

/** A look lasts this long, ms. */
const lookMs = 10_000;
const mostExchanges = 400;
const mostWatched = 1000;

/** Those of one client, while it looks. */
export class ClientRecords {
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

  add(record: ExchangeRecord): void {
    this.exchanges = included(this.exchanges, record);
    if (this.exchanges.length > mostExchanges) this.exchanges.shift();
  }
}

/** Those of one room. */
export class RoomRecords {
  private readonly clients = new Map<string, ClientRecords>();

  of(client: string): ClientRecords {
    const known = this.clients.get(client);
    if (known) return known;
    const [oldest] = this.clients.keys();
    if (this.clients.size >= mostWatched && oldest !== undefined) this.clients.delete(oldest);
    // A newcomer's first exchanges come before it can look.
    const newcomer = new ClientRecords();
    this.clients.set(client, newcomer);
    return newcomer;
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
    read: (room, client) => roomOf(room).of(client).look(),
    drop(room) {
      rooms.delete(room);
    },
  };
}
