import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "libsql";
import type { Message } from "#wire";
import { portionBytes } from "../portion.ts";
import { createAppender } from "./append.ts";
import { createClasses } from "./classes.ts";
import { createGroups } from "./groups.ts";
import { createHider } from "./hide.ts";
import { createKeeper, type Kept } from "./keep.ts";
import { type Row, rowBytes, toMessage } from "./rows.ts";
import { migrate } from "./schema.ts";
import {
  type Appended,
  type Bounds,
  defaultRetention,
  type RoomRecord,
  type Store,
  type StoreListener,
} from "./store.ts";
import { transact } from "./transact.ts";
import { unavailable } from "./unavailable.ts";

/** More than the largest message with its place in the index, so that who can write it can append. */
const probeBytes = 32 * 1024;
/** Old messages erased in one turn of the event loop: about 10 ms of work. */
const erasedAtOnce = 400;
/** Rows read at a time, until a page is full. */
const rowsAtOnce = 100;

/**
 * The log in one SQLite file. What arrives in one turn of the event loop shares a commit, which
 * `synchronous=FULL` makes safe against power loss; the exclusive lock dies with the process.
 * @throws when the file cannot be opened or another process holds it.
 */
export function openSqlite(dataDir: string, keep = defaultRetention): Store {
  mkdirSync(dataDir, { recursive: true });
  // SQLite would only say "disk I/O error" of a read-only one.
  accessSync(dataDir, constants.W_OK);
  const db = new Database(join(dataDir, "poll-hold-push.sqlite"));
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  migrate(db);

  const sql = {
    createRoom: db.prepare(
      "INSERT INTO rooms (name, createdAt, epoch, keyHash, visitedAt) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    findRoom: db.prepare("SELECT name, createdAt, epoch, keyHash FROM rooms WHERE name = ?"),
    deleteRoom: db.prepare("DELETE FROM rooms WHERE name = ?"),
    read: db.prepare("SELECT * FROM messages WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?"),
    bounds: db.prepare("SELECT head, first FROM rooms WHERE name = ?"),
    visit: db.prepare("UPDATE rooms SET visitedAt = max(visitedAt, ?) WHERE name = ?"),
    knows: db.prepare("SELECT 1 FROM messages WHERE room = ? AND id = ?"),
    probe: db.prepare("INSERT OR REPLACE INTO probe VALUES (1, ?, randomblob(?))"),
  };
  const keeper = createKeeper(db, keep);
  const appendAll = createAppender(db, keeper);
  const listeners = new Set<StoreListener>();
  const leaving = new Map<string, Promise<void>>();
  let isClosed = false;
  const hasRoom = (room: string) => !leaving.has(room) && keeper.find(room) !== undefined;
  const { drop: dropClass, ...classes } = createClasses(db, write, hasRoom);

  const groups = createGroups<Parameters<typeof appendAll>[0][number], Appended>((items) => {
    const { results, rooms } = transact(db, () => appendAll(items, (room) => leaving.has(room)));
    for (const { kept, added } of rooms) if (added.length > 0) tell(kept, added);
    return results;
  });

  function tell({ name, first }: Kept, messages: Message[]): void {
    for (const listener of listeners) listener(name, messages, first);
  }

  /** Statements outlive the close of their database, so each write looks whether it may. */
  function write<T>(run: () => T): T {
    if (isClosed) throw unavailable("the store is closed");
    try {
      return transact(db, run);
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  /** Lets old messages of these rooms go, up to a bound. @returns whether there may be more. */
  function drop(rooms: Kept[], isLeaving: boolean): boolean {
    let left = erasedAtOnce;
    const touched: Kept[] = [];
    write(() => {
      for (const room of rooms) {
        if (left <= 0) break;
        if (isLeaving) dropClass(room.name);
        left -= keeper.dropSome(room, left);
        keeper.save(room);
        if (isLeaving && room.first > room.head) sql.deleteRoom.run(room.name);
        touched.push(room);
      }
    });
    for (const room of touched) tell(room, []);
    return rooms.some(({ first, head }) => first <= head);
  }

  /** Many messages go in several turns, so that nobody has to wait for all of them. */
  async function erase(name: string): Promise<void> {
    for (;;) {
      const room = keeper.find(name);
      if (!room || !drop([room], true)) return;
      await setImmediate();
    }
  }

  /** A database lives, and holds its lock, as long as its statements: closing it is not enough. */
  function unlock(): void {
    try {
      db.pragma("journal_mode = DELETE");
      db.pragma("locking_mode = NORMAL");
      sql.bounds.get("");
    } catch {
      // A disk that is full now is no loss: the next start goes on from the write-ahead log.
    }
  }

  return {
    ...classes,
    hide: createHider(db, keeper, write),
    async createRoom({ name, createdAt, epoch, keyHash }) {
      await leaving.get(name)?.catch(() => {});
      const run = () => sql.createRoom.run(name, createdAt, epoch, keyHash ?? null, createdAt);
      return write(run).changes > 0;
    },
    async findRoom(name) {
      const row = sql.findRoom.get(name) as (RoomRecord & { keyHash: string | null }) | undefined;
      if (!row) return undefined;
      const { createdAt, epoch, keyHash } = row;
      return { name, createdAt, epoch, keyHash: keyHash ?? undefined };
    },
    async deleteRoom(name) {
      const erasing = leaving.get(name) ?? erase(name);
      leaving.set(name, erasing);
      await erasing.finally(() => leaving.delete(name));
    },
    async append(room, message) {
      if (isClosed) throw unavailable("the store is closed");
      const bytes = rowBytes(message);
      return groups.add({ room, message, bytes }, bytes);
    },
    async read(room, after, limit) {
      const messages: Message[] = [];
      for (let bytes = 0; messages.length < limit && bytes < portionBytes; ) {
        const from = messages.at(-1)?.seq ?? after;
        const count = Math.min(rowsAtOnce, limit - messages.length);
        const rows = (sql.read.all(room, from, count) as Row[]).map(toMessage);
        messages.push(...rows);
        for (const row of rows) bytes += rowBytes(row);
        if (rows.length < count) break;
      }
      return messages;
    },
    async bounds(room) {
      const row = sql.bounds.get(room) as Bounds | undefined;
      return row ? { first: row.first, head: row.head } : { first: 1, head: 0 };
    },
    knows: async (room, id) => sql.knows.get(room, id) !== undefined,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async visit(rooms, at) {
      if (rooms.length === 0) return;
      write(() => {
        for (const room of rooms) sql.visit.run(at, room);
      });
    },
    async expire(before) {
      while (!isClosed) {
        const rooms = keeper.stale(before);
        if (rooms.length === 0) return;
        drop(rooms, false);
        await setImmediate();
      }
    },
    async probe() {
      write(() => sql.probe.run(Date.now(), probeBytes));
    },
    async close() {
      if (isClosed) return;
      groups.flush();
      isClosed = true;
      unlock();
      db.close();
    },
  };
}
