import { createHmac } from "node:crypto";
import { codeAlphabet } from "#wire-class";

/** Six of 31 signs: two of a thousand phones are alike once in some 1,800 classes. */
const length = 6;

/**
 * What a phone is called in one room: the same whenever it comes back, another in every other room,
 * and nobody can tell from it whose it is (HMAC-SHA-256, RFC 2104).
 */
export function handleOf(epoch: string, client: string): string {
  const digest = createHmac("sha256", epoch).update(client).digest();
  return Array.from(
    { length },
    (_, i) => codeAlphabet[digest.readUInt32BE(4 * i) % codeAlphabet.length],
  ).join("");
}
