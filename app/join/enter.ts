import { paths, type RoomInfo } from "#wire";
import { type ClassInfo, type ClassSettings, classPaths } from "#wire-class";
import { callApi } from "../api.ts";
import { randomId } from "../ids.ts";
import { type Memory, remembered } from "../memory.ts";
import { type TransportId, transportIds } from "../transports/index.ts";

/** What a phone is in a class, and what it has to know to begin. */
export interface Entry {
  room: string;
  client: string;
  /** By which the host calls it. */
  handle: string;
  transport: TransportId;
  settings: ClassSettings;
  /** What the room had said when the settings were asked for: whatever comes later changes them. */
  head: number;
}

/**
 * Enters a class: under the same client as before a reload, else under a new one.
 * @returns nothing where the room is no class any more.
 * @throws {Failure} `room-not-found` where it is over.
 */
export async function enter(
  origin: string,
  room: string,
  memory: Memory,
): Promise<Entry | undefined> {
  const client = memory.get(remembered.phone(room)) ?? randomId();
  memory.set(remembered.phone(room), client);
  // The head first: what is said between the two answers is then heard, be it once more.
  const { head } = await callApi<RoomInfo>(origin + paths.room(encodeURIComponent(room)));
  const address = `${origin}${classPaths.settings(encodeURIComponent(room))}?client=${client}`;
  const { phone, room: name, code, answers, ...settings } = await callApi<ClassInfo>(address);
  if (code === null || !phone) return undefined;
  const transport = asTransport(phone.transport) ?? transportIds[0];
  if (transport === undefined) return undefined;
  return { room: name, client, handle: phone.handle, transport, settings, head };
}

/** An id as one of ours, if it is. */
export function asTransport(id: string): TransportId | undefined {
  return transportIds.find((known) => known === id);
}
