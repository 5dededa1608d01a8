import type { ExchangeRecord } from "#wire";
import { now } from "./clock.ts";

/** The newest exchanges of clients who look at their timeline, and the first of each that comes. */
export interface Records {
  /** The client's newest exchanges. It counts as looking for a while from now on. */
  read(room: string, client: string): ExchangeRecord[];
  add(room: string, client: string | undefined, record: ExchangeRecord): void;
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

export function createRecords(): Records {
  const rooms = new Map<string, Map<string, Watched>>();

  function watchedOf(room: string, client: string): Watched {
    let clients = rooms.get(room);
    if (!clients) {
      clients = new Map();
      rooms.set(room, clients);
    }
    const known = clients.get(client);
    if (known) return known;
    if (clients.size >= mostWatched) forgetOldest(clients);
    // A newcomer's first exchanges come before it can look.
    const newcomer = { until: now() + lookMs, exchanges: [] };
    clients.set(client, newcomer);
    return newcomer;
  }

  function forgetOldest(clients: Map<string, Watched>): void {
    const [oldest] = clients.keys();
    if (oldest !== undefined) clients.delete(oldest);
  }

  return {
    read(room, client) {
      const watched = watchedOf(room, client);
      watched.until = now() + lookMs;
      return watched.exchanges;
    },
    add(room, client, record) {
      if (client === undefined) return;
      const watched = watchedOf(room, client);
      if (watched.until < record.endedAt) {
        if (watched.exchanges.length > 0) watched.exchanges = [];
      } else if (watched.exchanges.length > 0) watched.exchanges.push(record);
      // A list of one has room for one, a list that grows from nothing for seventeen.
      else watched.exchanges = [record];
      if (watched.exchanges.length > mostExchanges) watched.exchanges.shift();
    },
    drop(room) {
      rooms.delete(room);
    },
  };
}
