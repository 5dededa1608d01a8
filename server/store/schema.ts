import type Database from "libsql";
import { rowBytesSql } from "./rows.ts";
import { transact } from "./transact.ts";

/**
 * The tables of the SQLite file, as steps: a file made by an earlier version gets those it lacks.
 * `head` stays when old messages go, so no `seq` is given twice.
 */
const steps = [
  `CREATE TABLE IF NOT EXISTS rooms (
    name TEXT PRIMARY KEY,
    createdAt REAL NOT NULL,
    epoch TEXT NOT NULL,
    keyHash TEXT,
    head INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    sentAt REAL NOT NULL,
    acceptedAt REAL NOT NULL,
    via TEXT NOT NULL,
    data TEXT,
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_by_id ON messages (room, id);
  CREATE TABLE IF NOT EXISTS probe (one INTEGER PRIMARY KEY, at REAL NOT NULL);`,

  // What is kept of a room: its oldest `seq` (head + 1 when none is) and the bytes of all.
  `ALTER TABLE rooms ADD COLUMN first INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE rooms ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE rooms ADD COLUMN visitedAt REAL NOT NULL DEFAULT 0;
  UPDATE rooms SET
    first = coalesce((SELECT min(seq) FROM messages WHERE room = name), head + 1),
    bytes = (SELECT coalesce(sum(${rowBytesSql}), 0) FROM messages WHERE room = name),
    visitedAt = 1000.0 * unixepoch();
  CREATE INDEX rooms_by_visit ON rooms (visitedAt) WHERE first <= head;
  ALTER TABLE probe ADD COLUMN filler BLOB;`,

  `CREATE TABLE classes (room TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, settings TEXT NOT NULL) WITHOUT ROWID;`,
];

/**
 * Brings the tables up to date. A file that is so already is only read, so that it opens on a full disk.
 * @throws when a newer version made the file.
 */
export function migrate(db: Database.Database): void {
  const { user_version: done } = db.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (done > steps.length) throw new Error("A newer version of this server made the message log.");
  if (done === steps.length) return;
  transact(db, () => {
    for (const step of steps.slice(done)) db.exec(step);
    db.exec(`PRAGMA user_version = ${steps.length}`);
  });
}
