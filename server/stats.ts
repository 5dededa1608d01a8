import type { Counts, Stats } from "#wire";
import { now } from "./clock.ts";
import { Recent } from "./recent.ts";
import { Tally } from "./tally.ts";

/** Whose exchange it is. Without a client it counts for the room alone. */
export interface Scope {
  room: string;
  transport: string;
  client: string | undefined;
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
  /** From now on it is settled before each reading, so that an open socket brings its bytes up to date. */
  opened(room: string, open: Settler): void;
  closed(room: string, open: Settler): void;
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
  clients: Recent<Tallies>;
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
      clients: new Recent<Tallies>(),
      settlers: new Set<Settler>(),
    };
    rooms.set(room, book);
    return book;
  }

  function clientOf({ clients }: RoomBook, client: string): Tallies | undefined {
    const known = clients.use(client);
    if (known) return known;
    if (clients.size >= maxClients && !clients.forget(isAway)) return undefined;
    const tallies = {};
    clients.add(client, tallies);
    return tallies;
  }

  function counts(tallies: Tallies | undefined): Record<string, Counts> {
    const copy = (id: string) => (tallies?.[id] ?? nothing).read();
    return Object.fromEntries(transports.map((id) => [id, copy(id)]));
  }

  return {
    register(transport) {
      transports.push(transport);
    },
    tallies({ room, transport, client }) {
      const book = bookOf(room);
      const own = client === undefined ? undefined : clientOf(book, client);
      const whole = tallyOf(book.whole, transport);
      const all = tallyOf(totals, transport);
      return own ? [whole, tallyOf(own, transport), all] : [whole, all];
    },
    opened: (room, open) => void bookOf(room).settlers.add(open),
    closed: (room, open) => void rooms.get(room)?.settlers.delete(open),
    read(room, client) {
      const book = bookOf(room);
      for (const open of book.settlers) open.settle();
      const stats: Stats = { room, since: book.since, transports: counts(book.whole) };
      return client === undefined ? stats : { ...stats, client: counts(book.clients.peek(client)) };
    },
    totals() {
      for (const { settlers } of rooms.values()) for (const open of settlers) open.settle();
      return counts(totals);
    },
    clients(room) {
      const known = rooms.get(room)?.clients.values() ?? [];
      const present = (id: string) => known.filter((tallies) => isPresent(tallies[id])).length;
      return Object.fromEntries(transports.map((id) => [id, present(id)]));
    },
    isHere: ({ room, transport, client = "" }) =>
      isPresent(rooms.get(room)?.clients.peek(client)?.[transport]),
    hasVisitors: (room) => Object.values(rooms.get(room)?.whole ?? {}).some(isPresent),
    drop(room) {
      rooms.delete(room);
    },
  };
}

/** What is read where nobody has counted yet. */
const nothing = new Tally();

function tallyOf(tallies: Tallies, transport: string): Tally {
  const known = tallies[transport];
  if (known) return known;
  const tally = new Tally();
  tallies[transport] = tally;
  return tally;
}

function isAway(tallies: Tallies): boolean {
  return !Object.values(tallies).some(({ isOpen }) => isOpen);
}

function isPresent(tally: Tally | undefined): boolean {
  return tally !== undefined && (tally.isOpen || now() - tally.seenAt < presentMs);
}
