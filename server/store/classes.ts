import type Database from "libsql";
import { Refusal } from "../refusal.ts";
import type { ClassRecord, Store } from "./store.ts";

type Row = { code: string; settings: string };

/** What the store keeps of classes, and how a room that is leaving takes its class along. */
export interface Classes
  extends Pick<Store, "saveClass" | "findClass" | "deleteClass" | "findCode"> {
  /** To be used within a transaction. */
  drop(room: string): void;
}

/** @param write runs statements as one. @param hasRoom whether there is such a room, and it stays. */
export function createClasses(
  db: Database.Database,
  write: <T>(run: () => T) => T,
  hasRoom: (room: string) => boolean,
): Classes {
  const sql = {
    save: db.prepare(
      "INSERT INTO classes (room, code, settings) VALUES (?, ?, ?) ON CONFLICT (room) DO UPDATE SET code = excluded.code, settings = excluded.settings",
    ),
    find: db.prepare("SELECT code, settings FROM classes WHERE room = ?"),
    drop: db.prepare("DELETE FROM classes WHERE room = ?"),
    findCode: db.prepare("SELECT room FROM classes WHERE code = ?"),
  };
  const holderOf = (code: string) => (sql.findCode.get(code) as { room: string } | undefined)?.room;
  const drop = (room: string) => void sql.drop.run(room);

  return {
    drop,
    async saveClass(room, { code, settings }) {
      const saved = write(() => {
        if (!hasRoom(room)) return undefined;
        if ((holderOf(code) ?? room) !== room) return false;
        sql.save.run(room, code, JSON.stringify(settings));
        return true;
      });
      if (saved === undefined) throw new Refusal("room-not-found", `There is no room "${room}".`);
      return saved;
    },
    async findClass(room): Promise<ClassRecord | undefined> {
      const row = sql.find.get(room) as Row | undefined;
      return row && { code: row.code, settings: JSON.parse(row.settings) };
    },
    async deleteClass(room) {
      write(() => drop(room));
    },
    async findCode(code) {
      return holderOf(code);
    },
  };
}
