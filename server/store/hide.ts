import { setImmediate } from "node:timers/promises";
import type Database from "libsql";
import type { Message } from "#wire";
import type { Keeper } from "./keep.ts";
import { rowBytesSql } from "./rows.ts";

/** What is left of a message that nobody shall read any more; what the host did stays to be heard. */
export function hidden(message: Message): Message {
  if (message.kind !== "chat") return message;
  return { ...message, author: "", text: "", data: { hidden: true } };
}

/** Messages hidden in one turn of the event loop: some ms of work. */
const hiddenAtOnce = 400;

/** @param write runs statements as one. @returns how the store hides messages. */
export function createHider(
  db: Database.Database,
  keeper: Keeper,
  write: <T>(run: () => T) => T,
): (room: string, from: number, to: number) => Promise<number> {
  const range = "room = ? AND seq BETWEEN ? AND ? AND kind = 'chat'";
  const measure = db.prepare(
    `SELECT coalesce(sum(${rowBytesSql}), 0) AS bytes FROM messages WHERE ${range}`,
  );
  const hide = db.prepare(
    `UPDATE messages SET author = '', text = '', data = '{"hidden":true}' WHERE ${range}`,
  );

  function hideSome(name: string, from: number, to: number): number {
    const room = keeper.find(name);
    if (!room) return 0;
    const bytes = () => (measure.get(name, from, to) as { bytes: number }).bytes;
    room.bytes -= bytes();
    const { changes } = hide.run(name, from, to);
    room.bytes += bytes();
    keeper.save(room);
    return changes;
  }

  return async (name, from, to) => {
    const room = keeper.find(name);
    if (!room) return 0;
    let count = 0;
    const last = Math.min(to, room.head);
    for (let seq = Math.max(from, room.first); seq <= last; seq += hiddenAtOnce) {
      const until = Math.min(seq + hiddenAtOnce - 1, last);
      count += write(() => hideSome(name, seq, until));
      if (until < last) await setImmediate();
    }
    return count;
  };
}
