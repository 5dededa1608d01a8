import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 of a host key in hex: all that is kept of it. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Whether `key` is that of the room's host, compared in constant time. */
export function isHost({ keyHash }: { keyHash: string | undefined }, key: string): boolean {
  if (keyHash === undefined) return false;
  return timingSafeEqual(Buffer.from(hashKey(key), "hex"), Buffer.from(keyHash, "hex"));
}
