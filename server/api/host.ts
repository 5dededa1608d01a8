import type { IncomingMessage } from "node:http";
import { isHost } from "../keys.ts";
import { Refusal } from "../refusal.ts";
import type { Room } from "../rooms.ts";

/** @throws {Refusal} `unauthorized` without a bearer key (RFC 6750), `forbidden` with a wrong one. */
export function requireHost(room: Room, req: IncomingMessage): void {
  const key = bearerOf(req);
  if (!key) throw new Refusal("unauthorized", "Send the host key as Authorization: Bearer <key>.");
  if (room.keyHash === undefined) throw new Refusal("forbidden", "This room has no host.");
  if (!isHost(room, key))
    throw new Refusal("forbidden", "This is not the key of this room's host.");
}

/** Whether a request bears the room's key; for what others may do too, within bounds. */
export function comesFromHost(room: Room, req: IncomingMessage): boolean {
  const key = bearerOf(req);
  return key !== undefined && isHost(room, key);
}

/** What a request bears as `Authorization: Bearer` (RFC 6750). */
export function bearerOf(req: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? "")?.[1];
}
