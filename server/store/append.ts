import type Database from "libsql";
import type { Message } from "#wire";
import { Refusal } from "../refusal.ts";
import type { Keeper, Kept } from "./keep.ts";
import { type Row, toMessage, toRow } from "./rows.ts";
import type { Appended, Unnumbered } from "./store.ts";

/** A message for a room, and what it will take, bytes. */
export interface Entry {
  room: string;
  message: Unnumbered;
  bytes: number;
}

/** What a group did to one room: its new messages, and what is kept of it now. */
interface Changed {
  kept: Kept;
  added: Message[];
}

/** Appends a group of messages; to be used within a transaction. */
export function createAppender(db: Database.Database, keeper: Keeper) {
  const byId = db.prepare("SELECT * FROM messages WHERE room = ? AND id = ?");
  const insert = db.prepare("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  return (entries: Entry[], isLeaving: (room: string) => boolean) => {
    const rooms = new Map<string, Changed>();

    function roomOf(name: string): Changed | undefined {
      const known = rooms.get(name);
      if (known) return known;
      const kept = isLeaving(name) ? undefined : keeper.find(name);
      if (!kept) return undefined;
      const changed = { kept, added: [] };
      rooms.set(name, changed);
      return changed;
    }

    const results = entries.map(({ room: name, message, bytes }): Appended | Refusal => {
      const room = roomOf(name);
      if (!room) return new Refusal("room-not-found", `There is no room "${name}".`);
      const known = byId.get(name, message.id) as Row | undefined;
      if (known) return { message: toMessage(known), added: false };
      const { kept } = room;
      kept.head += 1;
      kept.bytes += bytes;
      kept.visitedAt = Math.max(kept.visitedAt, message.acceptedAt);
      const added: Message = { seq: kept.head, ...message };
      insert.run(...toRow(name, added));
      room.added.push(added);
      return { message: added, added: true };
    });

    for (const { kept, added } of rooms.values()) {
      if (added.length === 0) continue;
      keeper.trim(kept);
      keeper.save(kept);
    }
    return { results, rooms: [...rooms.values()] };
  };
}
