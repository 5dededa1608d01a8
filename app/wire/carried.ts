import type { Message } from "#wire";
import { textOf } from "./bytes.ts";

/** A message, as it stands in the JSON of an answer or a frame. */
export interface Carried {
  seq: number;
  text: string;
  /** Of its JSON. */
  bytes: number;
}

/** Messages that a body or a payload delivers: receipts are no delivery. */
export function carriedBy(body: Uint8Array): Carried[] {
  // What begins otherwise is no JSON object, and need not be tried.
  if (body[0] !== 0x7b) return [];
  try {
    const { messages } = JSON.parse(textOf(body)) as { messages?: Message[] };
    if (!Array.isArray(messages)) return [];
    return messages.map((message) => {
      const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
      return { seq: message.seq, text: message.text, bytes };
    });
  } catch {
    return [];
  }
}
