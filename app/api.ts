import {
  type ChatterInfo,
  type FaultSettings,
  type Problem,
  paths,
  type RoomInfo,
  type RoomMade,
} from "#wire";
import { asFailure, Failure, failureOf } from "./failure.ts";
import type { Surroundings } from "./meters/surroundings.ts";

/** Asks the plain routes, which are not counted; 204 brings nothing. @throws {Failure}. */
export async function callApi<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(path, { ...init, cache: "no-store" }).catch((thrown) => {
    throw asFailure(thrown);
  });
  if (answer.status === 204) return undefined as T;
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw failureOf(answer, body as Problem | undefined);
  if (body === undefined) throw new Failure("bad-answer", "The answer is not JSON.");
  return body as T;
}

/** Makes a room. */
export function makeRoom(): Promise<RoomMade> {
  return callApi<RoomMade>(paths.rooms, { method: "POST" });
}

/** Looks a room up; nothing when it is over. */
export async function findRoom(room: string): Promise<RoomInfo | undefined> {
  try {
    return await callApi<RoomInfo>(paths.room(encodeURIComponent(room)));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === "room-not-found") return undefined;
    throw thrown;
  }
}

/** Reads what the host has set for everybody. @throws {Failure}. */
export async function readSurroundings(room: string): Promise<Surroundings> {
  const [chatter, faults] = await Promise.all([
    callApi<ChatterInfo>(paths.chatter(room)),
    callApi<FaultSettings>(paths.faults(room)),
  ]);
  return { chatter, faults };
}
