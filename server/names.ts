import { randomBytes } from "node:crypto";

/** A name nobody guesses: five random bits a character, without 0, 1, l and o. */
export function randomName(length: number): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join("");
}
