import type { Message } from "#wire";
import type { Unnumbered } from "./store.ts";

/** A message as it stands in its table. */
export type Row = Omit<Message, "data"> & { room: string; data: string | null };

/** What a row costs beside its texts: numbers, short words, its place in the index. */
const rowOverhead = 200;

/** Bytes a message takes; `rowBytesSql` says the same of a row. */
export function rowBytes({ id, author, text, data }: Unnumbered): number {
  const texts = id.length + Buffer.byteLength(author) + Buffer.byteLength(text);
  return rowOverhead + texts + (data ? Buffer.byteLength(JSON.stringify(data)) : 0);
}

const texts = ["id", "author", "text", "coalesce(data, '')"];
export const rowBytesSql = [
  rowOverhead,
  ...texts.map((text) => `length(CAST(${text} AS BLOB))`),
].join(" + ");

/** In the order of the table's columns. */
export function toRow(room: string, m: Message): unknown[] {
  const data = m.data ? JSON.stringify(m.data) : null;
  return [room, m.seq, m.id, m.kind, m.author, m.text, m.sentAt, m.acceptedAt, m.via, data];
}

export function toMessage(row: Row): Message {
  const { seq, id, kind, author, text, sentAt, acceptedAt, via, data } = row;
  const message = { seq, id, kind, author, text, sentAt, acceptedAt, via };
  return data === null ? message : { ...message, data: JSON.parse(data) };
}
