import type { ExchangeRecord } from "#wire";

/** The newest exchanges of clients who look at their timeline; of nobody else. */
export interface Records {
  /** The client's exchanges so far. It counts as looking for a while from now on. */
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

export function createRecords(now: () => number = () => performance.now()): Records {
  const rooms = new Map<string, Map<string, Watched>>();

  /** Whoever looks no more makes room; a room full of lookers takes nobody else. */
  function prune(clients: Map<string, Watched>): void {
    for (const [client, { until }] of clients) if (until < now()) clients.delete(client);
  }

  return {
    read(room, client) {
      const clients = rooms.get(room) ?? new Map<string, Watched>();
      rooms.set(room, clients);
      prune(clients);
      const watched = clients.get(client) ?? { until: 0, exchanges: [] };
      watched.until = now() + lookMs;
      if (clients.size < mostWatched) clients.set(client, watched);
      return watched.exchanges;
    },
    add(room, client, record) {
      const watched = client === undefined ? undefined : rooms.get(room)?.get(client);
      if (!watched || watched.until < now()) return;
      watched.exchanges.push(record);
      if (watched.exchanges.length > mostExchanges) watched.exchanges.shift();
    },
    drop(room) {
      rooms.delete(room);
    },
  };
}
