import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { type Draft, lobby, type RoomMade } from "#wire";
import { now } from "./clock.ts";
import { hashKey } from "./keys.ts";
import { type Log, openLog } from "./log.ts";
import { randomName } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { type Soon, then } from "./soon.ts";
import type { Appended, Store } from "./store/store.ts";

/** A room that is open in memory. */
export interface Room {
  readonly name: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly log: Log;
  /** SHA-256 of the host key in hex; none where nobody is host. */
  readonly keyHash: string | undefined;
  /** Aborted, with a refusal as its reason, when the room ends. */
  readonly ended: AbortSignal;
  /** Random mark of this room's log; a later room of that name has another. */
  readonly epoch: string;
  /** A visitor's draft, past the guard and into the log. @throws {Refusal} the guard's, or the log's. */
  accept(draft: Draft, via: string, client: string | undefined): Promise<Appended>;
}

/** Lets a visitor's draft be appended, or throws why not. */
export type Guard = (
  room: Room,
  draft: Draft,
  sender: { via: string; client: string | undefined },
  append: () => Promise<Appended>,
) => Promise<Appended>;

export interface Rooms {
  /** @throws {Refusal} `room-taken`. */
  create(name?: string): Promise<RoomMade>;
  /** @throws {Refusal} `room-not-found`. */
  get(name: string): Soon<Room>;
  has(name: string): Soon<boolean>;
  /** Ends the room, deletes all of it and tells everyone who is in it. */
  end(name: string): Promise<void>;
  /** Hears of every room that ends or is forgotten: what hangs on it goes along. Returns the undo. */
  onEnd(listener: (name: string) => void): () => void;
  /** From now on this guard is asked about every visitor's draft. */
  guard(guard: Guard): void;
  /** Rooms somebody came to since they were last forgotten. */
  names(): string[];
  /**
   * Frees the memory of rooms that nobody uses; they stay in the store. Closes the log of those unused for
   * `idleMs`, forgets those unused for `forgetMs`, and of more than a bound the longest unused ones.
   */
  tidy(idleMs: number, forgetMs: number): void;
}

interface OpenRoom {
  room: Room;
  end(reason: Refusal): void;
}

/** A room somebody came to. Its log is open, being opened or, since nobody uses it, closed. */
interface Known {
  usedAt: number;
  opening?: Promise<OpenRoom | undefined>;
  open?: OpenRoom;
}

/** Rooms that nobody uses and that stay open, or known, none the less. */
const mostIdle = { open: 1000, known: 10_000 };
/** Between finding a room and using it no more time than this passes, ms. */
const graceMs = 1000;

/** Rooms of a store; each is opened when first asked for. */
export function createRooms(store: Store): Rooms {
  const known = new Map<string, Known>();
  const enders = new Set<(name: string) => void>();
  let guard: Guard = (_room, _draft, _sender, append) => append();

  function find(name: string): Soon<OpenRoom | undefined> {
    const entry: Known = known.get(name) ?? { usedAt: 0 };
    if (entry.usedAt === 0) known.set(name, entry);
    entry.usedAt = now();
    if (entry.open) return entry.open;
    entry.opening ??= open(name, entry);
    return entry.opening;
  }

  /** Nothing where there is no such room: guessed names must not fill the memory. */
  async function open(name: string, entry: Known): Promise<OpenRoom | undefined> {
    try {
      entry.open = await load(name);
      if (!entry.open) known.delete(name);
      return entry.open;
    } catch (error) {
      entry.opening = undefined;
      throw error;
    }
  }

  /** Whoever still holds the log hears that it must be asked for again. */
  function close(name: string, entry: Known): void {
    const detail = `Nobody was in the room "${name}" for long; come again.`;
    entry.open?.room.log.close(new Refusal("unavailable", detail, { retryAfterMs: 0 }));
    entry.open = undefined;
    entry.opening = undefined;
  }

  function leave(name: string): void {
    known.delete(name);
    for (const listener of enders) listener(name);
  }

  async function load(name: string): Promise<OpenRoom | undefined> {
    const record = (await store.findRoom(name)) ?? (name === lobby ? await makeLobby() : undefined);
    if (!record) return undefined;
    const log = await openLog(store, record);
    const ending = new AbortController();
    // Every socket of the room waits for its end.
    setMaxListeners(0, ending.signal);
    const { createdAt, keyHash, epoch } = record;
    const accept: Room["accept"] = (draft, via, client) =>
      guard(room, draft, { via, client }, () => log.append(draft, via));
    const room: Room = { name, createdAt, keyHash, log, ended: ending.signal, epoch, accept };
    return {
      room,
      end(reason) {
        log.close(reason);
        ending.abort(reason);
      },
    };
  }

  async function makeLobby() {
    await store.createRoom({
      name: lobby,
      createdAt: now(),
      epoch: randomName(8),
      keyHash: undefined,
    });
    return store.findRoom(lobby);
  }

  return {
    async create(name = randomName(13)) {
      const hostKey = randomBytes(24).toString("base64url");
      const record = { name, createdAt: now(), epoch: randomName(8), keyHash: hashKey(hostKey) };
      if (name === lobby || !(await store.createRoom(record))) {
        throw new Refusal("room-taken", `A room "${name}" exists already.`, { field: "room" });
      }
      return { room: name, hostKey };
    },
    get: (name) =>
      then(find(name), (found) => {
        if (!found) throw notFound(name);
        return found.room;
      }),
    has: (name) => then(find(name), (found) => found !== undefined),
    async end(name) {
      const found = await find(name);
      if (!found) throw notFound(name);
      await store.deleteRoom(name);
      known.delete(name);
      found.end(new Refusal("room-not-found", `The room "${name}" is over.`));
      leave(name);
    },
    onEnd(listener) {
      enders.add(listener);
      return () => enders.delete(listener);
    },
    guard(next) {
      guard = next;
    },
    names: () => [...known.keys()],
    tidy(idleMs, forgetMs) {
      const at = now();
      const idle = [...known]
        .map(([name, entry]) => ({ name, entry, usedAt: lastUse(entry) }))
        .filter(({ entry, usedAt }) => at - usedAt >= Math.min(graceMs, idleMs) && isSettled(entry))
        .sort((a, b) => b.usedAt - a.usedAt);
      idle.forEach(({ name, entry, usedAt }, i) => {
        const isForgotten = at - usedAt >= forgetMs || i >= mostIdle.known;
        if (isForgotten || at - usedAt >= idleMs || i >= mostIdle.open) close(name, entry);
        if (isForgotten) leave(name);
      });
    },
  };
}

function lastUse({ usedAt, open }: Known): number {
  return Math.max(usedAt, open?.room.log.usedAt ?? 0);
}

function isSettled({ opening, open }: Known): boolean {
  return opening === undefined || open !== undefined;
}

function notFound(name: string): Refusal {
  return new Refusal("room-not-found", `There is no room "${name}".`);
}
