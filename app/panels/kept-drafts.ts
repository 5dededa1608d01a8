import type { Draft } from "#wire";
import type { Memory } from "../memory.ts";

/** Drafts that nobody has answered yet, kept over a reload of the page. */
export interface KeptDrafts {
  /** Those that were kept, in the order they were written; what is none is passed over. */
  read(): Draft[];
  /** Keeps these, in place of the ones before. */
  write(drafts: readonly Draft[]): void;
}

/** Drafts that outlive a reload: the earliest, so that no earlier one is missing before a later one. */
const most = 200;

/** @param name under which they are remembered. */
export function createKeptDrafts(memory: Memory, name: string): KeptDrafts {
  let written = memory.get(name);
  return {
    read: () => (written === undefined ? [] : parse(written)),
    write(drafts) {
      const next = drafts.length === 0 ? undefined : JSON.stringify(drafts.slice(0, most));
      if (next === written) return;
      written = next;
      if (next === undefined) memory.remove(name);
      else memory.set(name, next);
    },
  };
}

function parse(text: string): Draft[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isDraft).slice(0, most) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is Draft {
  const { id, author, text, sentAt } = (value ?? {}) as Partial<Record<keyof Draft, unknown>>;
  return (
    typeof id === "string" &&
    typeof text === "string" &&
    typeof sentAt === "number" &&
    (author === undefined || typeof author === "string")
  );
}
