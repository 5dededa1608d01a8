import { type Memory, remembered } from "../memory.ts";

/** What this phone has answered last, and under which message. */
export interface Answer {
  /** The vote's. */
  id: string;
  choice: string;
  draft: string;
}

/** The answer kept from before a reload, if there was one. */
export function readAnswer(room: string, memory: Memory): Answer | undefined {
  try {
    const kept = JSON.parse(memory.get(remembered.answer(room)) ?? "{}") as Partial<Answer>;
    const { id, choice, draft } = kept;
    return id !== undefined && choice !== undefined && draft !== undefined
      ? { id, choice, draft }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps an answer over a reload. */
export function keepAnswer(room: string, memory: Memory, answer: Answer): void {
  memory.set(remembered.answer(room), JSON.stringify(answer));
}
