import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { type Message, sizes } from "#wire";
import { Refusal } from "../refusal.ts";
import { schema } from "./schema.ts";
import type { Appended, Bounds, RoomRecord, Store, Unnumbered } from "./store.ts";

interface Waiting {
  room: string;
  message: Unnumbered;
  resolve(appended: Appended): void;
  reject(reason: Refusal): void;
}

type Row = Omit<Message, "data"> & { room: string; data: string | null };

/** Appends that may wait for a commit; beyond them senders are told to come back. */
const maxWaiting = 10_000;

/**
 * The log in one SQLite file. What arrives in one turn of the event loop shares a commit, which
 * `synchronous=FULL` makes safe against power loss; the exclusive lock dies with the process.
 * @throws when the file cannot be opened or another process holds it.
 */
export function openSqlite(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, "poll-hold-push.sqlite"));
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(schema);

  const sql = {
    createRoom: db.prepare(
      "INSERT INTO rooms (name, createdAt, epoch, keyHash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    findRoom: db.prepare("SELECT name, createdAt, epoch, keyHash FROM rooms WHERE name = ?"),
    deleteRoom: db.prepare("DELETE FROM rooms WHERE name = ?"),
    deleteMessages: db.prepare("DELETE FROM messages WHERE room = ?"),
    byId: db.prepare("SELECT * FROM messages WHERE room = ? AND id = ?"),
    nextSeq: db.prepare("UPDATE rooms SET head = head + 1 WHERE name = ? RETURNING head"),
    insert: db.prepare("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    read: db.prepare("SELECT * FROM messages WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?"),
    bounds: db.prepare(
      "SELECT head, (SELECT min(seq) FROM messages WHERE room = name) AS first FROM rooms WHERE name = ?",
    ),
    probe: db.prepare("INSERT OR REPLACE INTO probe VALUES (1, ?)"),
  };
  const listeners = new Set<(room: string, messages: Message[]) => void>();
  const waiting: Waiting[] = [];
  let isClosed = false;

  const append = db.transaction((batch: Waiting[]): (Appended | Refusal)[] =>
    batch.map(({ room, message }) => {
      const known = sql.byId.get(room, message.id) as Row | undefined;
      if (known) return { message: toMessage(known), added: false };
      const next = sql.nextSeq.get(room) as { head: number } | undefined;
      if (!next) return new Refusal("room-not-found", `There is no room "${room}".`);
      const added: Message = { seq: next.head, ...message };
      sql.insert.run(...toRow(room, added));
      return { message: added, added: true };
    }),
  );

  function commit(): void {
    const batch = waiting.splice(0, sizes.page);
    if (waiting.length > 0) setImmediate(commit);
    try {
      const results = append.immediate(batch);
      tell(batch, results);
      batch.forEach(({ resolve, reject }, i) => {
        const result = results[i];
        if (result instanceof Refusal) reject(result);
        else if (result) resolve(result);
      });
    } catch (cause) {
      const refusal = unavailable(cause);
      for (const { reject } of batch) reject(refusal);
    }
  }

  function tell(batch: Waiting[], results: (Appended | Refusal)[]): void {
    const news = new Map<string, Message[]>();
    results.forEach((result, i) => {
      const room = batch[i]?.room;
      if (room === undefined || result instanceof Refusal || !result.added) return;
      news.set(room, [...(news.get(room) ?? []), result.message]);
    });
    for (const [room, messages] of news) for (const listener of listeners) listener(room, messages);
  }

  /** Statements outlive the close of their database, so each write looks whether it may. */
  function write<T>(run: () => T): T {
    if (isClosed) throw unavailable("the store is closed");
    try {
      return run();
    } catch (cause) {
      throw unavailable(cause);
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
    async createRoom({ name, createdAt, epoch, keyHash }) {
      const run = () => sql.createRoom.run(name, createdAt, epoch, keyHash ?? null);
      return write(run).changes > 0;
    },
    async findRoom(name) {
      const row = sql.findRoom.get(name) as (RoomRecord & { keyHash: string | null }) | undefined;
      if (!row) return undefined;
      return {
        name,
        createdAt: row.createdAt,
        epoch: row.epoch,
        keyHash: row.keyHash ?? undefined,
      };
    },
    async deleteRoom(name) {
      const run = db.transaction(() => {
        sql.deleteMessages.run(name);
        sql.deleteRoom.run(name);
      });
      write(() => run());
    },
    append(room, message) {
      return new Promise((resolve, reject) => {
        if (isClosed) return reject(unavailable("the store is closed"));
        if (waiting.length >= maxWaiting)
          return reject(unavailable("too many appends are waiting"));
        waiting.push({ room, message, resolve, reject });
        if (waiting.length === 1) setImmediate(commit);
      });
    },
    async read(room, after, limit) {
      return (sql.read.all(room, after, limit) as Row[]).map(toMessage);
    },
    async bounds(room) {
      const row = sql.bounds.get(room) as { head: number; first: number | null } | undefined;
      const head = row?.head ?? 0;
      return { head, first: row?.first ?? head + 1 } satisfies Bounds;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async probe() {
      write(() => sql.probe.run(Date.now()));
    },
    async close() {
      if (isClosed) return;
      while (waiting.length > 0) commit();
      isClosed = true;
      unlock();
      db.close();
    },
  };
}

function unavailable(cause: unknown): Refusal {
  const detail = "The message log cannot be written right now; try again.";
  return new Refusal("unavailable", detail, { retryAfterMs: 1000, cause });
}

function toRow(room: string, m: Message): unknown[] {
  const data = m.data ? JSON.stringify(m.data) : null;
  return [room, m.seq, m.id, m.kind, m.author, m.text, m.sentAt, m.acceptedAt, m.via, data];
}

function toMessage(row: Row): Message {
  const { seq, id, kind, author, text, sentAt, acceptedAt, via, data } = row;
  const message = { seq, id, kind, author, text, sentAt, acceptedAt, via };
  return data === null ? message : { ...message, data: JSON.parse(data) };
}
