import type { Counts, Stats } from "#wire";
import { now } from "./clock.ts";

/** Whose exchange it is. Without a client it counts for the room alone. */
export interface Scope {
  room: string;
  transport: string;
  client: string | undefined;
}

/** The counts of one transport, for a whole room or for one client in it. */
export interface Tally {
  counts: Counts;
  /** When this client last got an answer, ms since the epoch; 0 once it has gone. */
  seenAt: number;
}

/** What books what it has gathered when it is asked to. */
export interface Settler {
  settle(): void;
}

export interface StatsBook {
  /** From now on no answer lacks this transport. */
  register(transport: string): void;
  /** What an exchange counts in: its room's tally, its client's where it has one, and that of all. */
  tallies(scope: Scope): Tally[];
  /** Settled before each reading, so that open sockets bring their bytes up to date. Returns the undo. */
  beforeRead(room: string, open: Settler): () => void;
  read(room: string, client?: string): Stats;
  /** The counts of all rooms that there are and were, by transport: they never go down. */
  totals(): Record<string, Counts>;
  /** Clients receiving now, by transport. */
  clients(room: string): Record<string, number>;
  /** Whether this client receives now, on that transport. */
  isHere(scope: Scope): boolean;
  /** Whether anybody receives, named or not. */
  hasVisitors(room: string): boolean;
  drop(room: string): void;
}

/** By transport. There are few of them, and a map weighs more than what it would hold. */
type Tallies = Record<string, Tally>;

interface RoomBook {
  since: number;
  whole: Tallies;
  clients: Map<string, Tallies>;
  settlers: Set<Settler>;
}

/** A client that asks again and again counts as present for this long after an answer, ms. */
const presentMs = 15_000;

/**
 * What the server counted, per room, transport and client.
 * @param maxClients remembered in a room; a further one takes the place of the one unseen for
 * longest. While all of them are open it has no place, and counts for the room alone.
 */
export function createStats(maxClients: number): StatsBook {
  const transports: string[] = [];
  const rooms = new Map<string, RoomBook>();
  const totals: Tallies = {};

  function bookOf(room: string): RoomBook {
    const known = rooms.get(room);
    if (known) return known;
    const book = {
      since: now(),
      whole: {},
      clients: new Map(),
      settlers: new Set<Settler>(),
    };
    rooms.set(room, book);
    return book;
  }

  function clientOf(book: RoomBook, client: string): Tallies | undefined {
    const known = book.clients.get(client);
    if (!known && book.clients.size >= maxClients && !forgetOne(book)) return undefined;
    const tallies = known ?? {};
    book.clients.delete(client);
    book.clients.set(client, tallies);
    return tallies;
  }

  function counts(tallies: Tallies | undefined): Record<string, Counts> {
    const copy = (id: string) => structuredClone(tallies?.[id]?.counts ?? noCounts());
    return Object.fromEntries(transports.map((id) => [id, copy(id)]));
  }

  return {
    register(transport) {
      transports.push(transport);
    },
    tallies({ room, transport, client }) {
      const book = bookOf(room);
      const tallies = [tallyOf(book.whole, transport)];
      const own = client === undefined ? undefined : clientOf(book, client);
      if (own) tallies.push(tallyOf(own, transport));
      tallies.push(tallyOf(totals, transport));
      return tallies;
    },
    beforeRead(room, open) {
      const { settlers } = bookOf(room);
      settlers.add(open);
      return () => settlers.delete(open);
    },
    read(room, client) {
      const book = bookOf(room);
      for (const open of book.settlers) open.settle();
      const stats: Stats = { room, since: book.since, transports: counts(book.whole) };
      return client === undefined ? stats : { ...stats, client: counts(book.clients.get(client)) };
    },
    totals() {
      for (const { settlers } of rooms.values()) for (const open of settlers) open.settle();
      return counts(totals);
    },
    clients(room) {
      const known = [...(rooms.get(room)?.clients.values() ?? [])];
      const present = (id: string) => known.filter((tallies) => isPresent(tallies[id])).length;
      return Object.fromEntries(transports.map((id) => [id, present(id)]));
    },
    isHere: ({ room, transport, client = "" }) =>
      isPresent(rooms.get(room)?.clients.get(client)?.[transport]),
    hasVisitors: (room) => Object.values(rooms.get(room)?.whole ?? {}).some(isPresent),
    drop(room) {
      rooms.delete(room);
    },
  };
}

function tallyOf(tallies: Tallies, transport: string): Tally {
  const known = tallies[transport];
  if (known) return known;
  const tally = { counts: noCounts(), seenAt: 0 };
  tallies[transport] = tally;
  return tally;
}

function isOpen({ counts: { openNow } }: Tally): boolean {
  return openNow.parked + openNow.sockets > 0;
}

function isPresent(tally: Tally | undefined): boolean {
  return tally !== undefined && (isOpen(tally) || now() - tally.seenAt < presentMs);
}

/** Maps keep the order of insertion, and each use inserts anew: the first is the one unseen for longest. */
function forgetOne({ clients }: RoomBook): boolean {
  for (const [client, tallies] of clients) {
    if (Object.values(tallies).some(isOpen)) continue;
    return clients.delete(client);
  }
  return false;
}

function noCounts(): Counts {
  return {
    requests: 0,
    sends: 0,
    empties: 0,
    messages: 0,
    framesUp: 0,
    framesDown: 0,
    bytesUp: { overhead: 0, payload: 0 },
    bytesDown: { overhead: 0, payload: 0 },
    openNow: { parked: 0, sockets: 0, idle: 0 },
    connectionsOpened: 0,
  };
}
