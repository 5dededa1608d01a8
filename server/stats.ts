import type { Counts, Stats } from "#wire";
import { Account, type Place, type Scope, type Subject } from "./account.ts";
import { now } from "./clock.ts";
import { detach } from "./detach.ts";
import { Tally } from "./tally.ts";

/** What books what it has gathered when it is asked to. */
export interface Settler {
  settle(): void;
}

/** Reads and keeps what was counted, and forgets it with its room. */
export interface StatsBook {
  /** From now on no answer lacks this transport. */
  register(transport: string): void;
  /** What is counted there is booked for the room, for the client where it has a place, and for all. */
  account(scope: Scope): Account;
  /** From now on it is settled before counts are read, so that an open socket brings its bytes up to date. */
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

class RoomBook implements Subject {
  isOver = false;
  readonly since = now();
  readonly whole: Tallies = {};
  readonly clients = new Map<string, ClientBook>();
  /** Who may have to make place, the first one last; none of them used it later than `rankedAt`. */
  ranked: ClientBook[] = [];
  rankedAt = 0;
  readonly settlers = new Set<Settler>();
}

class ClientBook implements Place {
  isOver = false;
  lastUse = 0;
  readonly tallies: Tallies = {};

  constructor(readonly name: string) {}

  get isAway(): boolean {
    return !Object.values(this.tallies).some(({ isOpen }) => isOpen);
  }
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
  const due = new Set<Account>();

  function settle(): void {
    for (const account of due) account.settle();
  }

  function bookOf(room: string): RoomBook {
    const known = rooms.get(room);
    if (known) return known;
    const book = new RoomBook();
    rooms.set(room, book);
    return book;
  }

  /** The book of a client; none where all places are taken by clients who are here. */
  function clientOf(room: RoomBook, client: string): ClientBook | undefined {
    const known = room.clients.get(client);
    if (known) return known;
    if (room.clients.size >= maxClients && !makePlace(room)) return undefined;
    const book = new ClientBook(detach(client));
    room.clients.set(book.name, book);
    return book;
  }

  /** Forgets the client who is away for longest. @returns whether there is one. */
  function makePlace(room: RoomBook): boolean {
    const found = next(room) ?? rank(room);
    if (!found) return false;
    found.isOver = true;
    return room.clients.delete(found.name);
  }

  /** Of those who were away at the last ranking the first who did not come since. */
  function next({ ranked, rankedAt }: RoomBook): ClientBook | undefined {
    let found = ranked.pop();
    while (found && found.lastUse > rankedAt) found = ranked.pop();
    return found;
  }

  /** One look at all of them is for many newcomers, so that a crowd of those costs little each. */
  function rank(room: RoomBook): ClientBook | undefined {
    settle();
    const away = [...room.clients.values()].filter(({ isAway }) => isAway);
    room.ranked = away.sort((a, b) => b.lastUse - a.lastUse);
    room.rankedAt = away[0]?.lastUse ?? 0;
    return room.ranked.pop();
  }

  function counts(tallies: Tallies | undefined): Record<string, Counts> {
    const copy = (id: string) => (tallies?.[id] ?? nothing).read();
    return Object.fromEntries(transports.map((id) => [id, copy(id)]));
  }

  return {
    register(transport) {
      transports.push(transport);
    },
    account({ room, transport, client }) {
      const book = bookOf(room);
      const whole = tallyOf(book.whole, transport);
      const all = tallyOf(totals, transport);
      const scope = { room, transport, client };
      if (client === undefined) return new Account(scope, book, undefined, [whole, all], due);
      const own = clientOf(book, client);
      scope.client = own?.name ?? detach(client);
      // Whoever finds no place asks for one with each exchange.
      if (!own) return new Account(scope, { isOver: true }, undefined, [whole, all], due);
      const tallies = [whole, tallyOf(own.tallies, transport), all];
      return new Account(scope, book, own, tallies, due);
    },
    opened: (room, open) => void bookOf(room).settlers.add(open),
    closed: (room, open) => void rooms.get(room)?.settlers.delete(open),
    read(room, client) {
      const book = bookOf(room);
      for (const open of book.settlers) open.settle();
      settle();
      const stats: Stats = { room, since: book.since, transports: counts(book.whole) };
      if (client === undefined) return stats;
      return { ...stats, client: counts(book.clients.get(client)?.tallies) };
    },
    totals() {
      for (const { settlers } of rooms.values()) for (const open of settlers) open.settle();
      settle();
      return counts(totals);
    },
    clients(room) {
      settle();
      const known = [...(rooms.get(room)?.clients.values() ?? [])];
      const present = (id: string) => known.filter(({ tallies }) => isPresent(tallies[id])).length;
      return Object.fromEntries(transports.map((id) => [id, present(id)]));
    },
    isHere({ room, transport, client = "" }) {
      settle();
      return isPresent(rooms.get(room)?.clients.get(client)?.tallies[transport]);
    },
    hasVisitors(room) {
      settle();
      return Object.values(rooms.get(room)?.whole ?? {}).some(isPresent);
    },
    drop(room) {
      const book = rooms.get(room);
      if (book) book.isOver = true;
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

function isPresent(tally: Tally | undefined): boolean {
  if (!tally) return false;
  const { isOpen, seenAt, leftAt } = tally;
  return isOpen || (seenAt > leftAt && now() - seenAt < presentMs);
}
