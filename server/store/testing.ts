import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "#wire";
import { Refusal } from "../refusal.ts";
import type { RoomRecord, Store, Unnumbered } from "./store.ts";

/** A room with a host. */
export function record(name: string): RoomRecord {
  return { name, createdAt: 12.5, epoch: "epoch", keyHash: "abc" };
}

/** A message nobody numbered yet. */
export function message(id: string, text = `text of ${id} 👋`): Unnumbered {
  const times = { sentAt: -1.5, acceptedAt: 1_700_000_000_000.25 };
  return { id, kind: "chat", author: "Ada", text, ...times, via: "test" };
}

export function seqs(messages: Message[]): number[] {
  return messages.map(({ seq }) => seq);
}

/** All messages a store has of a room. */
export async function readAll(store: Store, room: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const some = await store.read(room, all.at(-1)?.seq ?? 0, 1000);
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Whole numbers from `from` to `to`, both included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

export function isRefusal(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && error.code === code;
}

/** The files of a store as they are on disk this very moment, by name. */
export function filesOf(dataDir: string): Map<string, Buffer> {
  return new Map(readdirSync(dataDir).map((name) => [name, readFileSync(join(dataDir, name))]));
}
