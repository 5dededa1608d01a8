import type Database from "libsql";
import { rowBytesSql } from "./rows.ts";
import type { Retention } from "./store.ts";

/** What is kept of a room, as its row says it. */
export interface Kept {
  name: string;
  head: number;
  first: number;
  bytes: number;
  visitedAt: number;
}

/** Old messages that go with one commit at most: no fewer than it brings and than are cut off below the limit. */
const mostDropped = 1000;

/** Reads, changes and writes what is kept of rooms; to be used within a transaction. */
export function createKeeper(db: Database.Database, most: Retention) {
  const columns = "name, head, first, bytes, visitedAt";
  const sql = {
    find: db.prepare(`SELECT ${columns} FROM rooms WHERE name = ?`),
    save: db.prepare(
      "UPDATE rooms SET head = ?, first = ?, bytes = ?, visitedAt = ? WHERE name = ?",
    ),
    oldest: db.prepare(
      `SELECT seq, ${rowBytesSql} AS bytes FROM messages WHERE room = ? AND seq >= ? ORDER BY seq LIMIT ?`,
    ),
    drop: db.prepare("DELETE FROM messages WHERE room = ? AND seq BETWEEN ? AND ?"),
    stale: db.prepare(
      `SELECT ${columns} FROM rooms WHERE visitedAt < ? AND first <= head ORDER BY visitedAt LIMIT 100`,
    ),
  };

  function oldest(room: Kept, limit: number): { seq: number; bytes: number }[] {
    return sql.oldest.all(room.name, room.first, limit) as { seq: number; bytes: number }[];
  }

  /** Lets the first `count` of `rows` go, which are the room's oldest. */
  function drop(room: Kept, rows: { seq: number; bytes: number }[], count: number): void {
    const gone = rows.slice(0, count);
    const last = gone.at(-1);
    if (!last) return;
    sql.drop.run(room.name, room.first, last.seq);
    room.first = last.seq + 1;
    for (const { bytes } of gone) room.bytes -= bytes;
  }

  return {
    find: (name: string) => sql.find.get(name) as Kept | undefined,
    /** Rooms that keep messages and that nobody visited since `before`. */
    stale: (before: number) => sql.stale.all(before) as Kept[],
    save({ name, head, first, bytes, visitedAt }: Kept): void {
      sql.save.run(head, first, bytes, visitedAt, name);
    },
    /** Lets the oldest go when there are too many; some more of them, so that not every commit has to. */
    trim(room: Kept): void {
      let count = room.head - room.first + 1;
      let { bytes } = room;
      if (count <= most.messages && bytes <= most.bytes) return;
      const isOver = () => count > aim(most.messages, 500) || bytes > aim(most.bytes, 1024 * 1024);
      const rows = oldest(room, mostDropped);
      const dropped = rows.findIndex((row) => {
        if (row.seq === room.head || !isOver()) return true;
        count -= 1;
        bytes -= row.bytes;
        return false;
      });
      drop(room, rows, dropped < 0 ? rows.length : dropped);
    },
    /** Lets up to `limit` of the oldest go. @returns how many went. */
    dropSome(room: Kept, limit: number): number {
      const rows = oldest(room, limit);
      drop(room, rows, rows.length);
      if (rows.length < limit) Object.assign(room, { first: room.head + 1, bytes: 0 });
      return rows.length;
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;

/** Below the limit by a 64th of it, or by `most`. */
function aim(limit: number, most: number): number {
  return limit - Math.min(Math.floor(limit / 64), most);
}
