/** What the phone says in the room that the desktop made; each once, in this order. */
export const words = ["scanned", "confirmed", "refused"] as const;
export type Word = (typeof words)[number];

export function isWord(text: string): text is Word {
  return (words as readonly string[]).includes(text);
}
