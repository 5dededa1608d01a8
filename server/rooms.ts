import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { lobby, type RoomMade } from "#wire";
import { now } from "./clock.ts";
import { type Log, openLog } from "./log.ts";
import { Refusal } from "./refusal.ts";
import type { Store } from "./store/store.ts";

export interface Room {
  readonly name: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly log: Log;
  /** SHA-256 of the host key in hex; none where nobody is host. */
  readonly keyHash: string | undefined;
  /** Aborted, with a refusal as its reason, when the room ends. */
  readonly ended: AbortSignal;
}

export interface Rooms {
  /** @throws {Refusal} `room-taken`. */
  create(name?: string): Promise<RoomMade>;
  /** @throws {Refusal} `room-not-found`. */
  get(name: string): Promise<Room>;
  has(name: string): Promise<boolean>;
  /** Ends the room, deletes all of it and tells everyone who is in it. */
  end(name: string): Promise<void>;
  /** Hears of every room that ends. Returns the undo. */
  onEnd(listener: (name: string) => void): () => void;
}

interface OpenRoom {
  room: Room;
  end(reason: Refusal): void;
}

/** Rooms of a store; each is opened when first asked for. */
export function createRooms(store: Store): Rooms {
  const open = new Map<string, Promise<OpenRoom | undefined>>();
  const enders = new Set<(name: string) => void>();

  /** Nothing where there is no such room: guessed names must not fill the memory. */
  function find(name: string): Promise<OpenRoom | undefined> {
    const known = open.get(name);
    if (known) return known;
    const opening = load(name).then(
      (room) => {
        if (!room) open.delete(name);
        return room;
      },
      (error) => {
        open.delete(name);
        throw error;
      },
    );
    open.set(name, opening);
    return opening;
  }

  async function load(name: string): Promise<OpenRoom | undefined> {
    const record = (await store.findRoom(name)) ?? (name === lobby ? await makeLobby() : undefined);
    if (!record) return undefined;
    const log = await openLog(store, record);
    const ending = new AbortController();
    const { createdAt, keyHash } = record;
    return {
      room: { name, createdAt, keyHash, log, ended: ending.signal },
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
      const record = { name, createdAt: now(), epoch: randomName(8), keyHash: hash(hostKey) };
      if (name === lobby || !(await store.createRoom(record))) {
        throw new Refusal("room-taken", `A room "${name}" exists already.`, { field: "room" });
      }
      return { room: name, hostKey };
    },
    async get(name) {
      const found = await find(name);
      if (!found) throw notFound(name);
      return found.room;
    },
    async has(name) {
      return (await find(name)) !== undefined;
    },
    async end(name) {
      const found = await find(name);
      if (!found) throw notFound(name);
      await store.deleteRoom(name);
      open.delete(name);
      found.end(new Refusal("room-not-found", `The room "${name}" is over.`));
      for (const listener of enders) listener(name);
    },
    onEnd(listener) {
      enders.add(listener);
      return () => enders.delete(listener);
    },
  };
}

/** Whether `key` is that of the room's host, compared in constant time. */
export function isHost(room: Room, key: string): boolean {
  if (room.keyHash === undefined) return false;
  return timingSafeEqual(Buffer.from(hash(key), "hex"), Buffer.from(room.keyHash, "hex"));
}

function notFound(name: string): Refusal {
  return new Refusal("room-not-found", `There is no room "${name}".`);
}

function hash(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Five random bits a character, without 0, 1, l and o. */
function randomName(length: number): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join("");
}
