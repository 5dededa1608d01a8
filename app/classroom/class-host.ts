import { type ChatterInfo, type FaultSettings, paths, type RoomMade } from "#wire";
import {
  type Arrival,
  type AudienceInfo,
  type AudienceSettings,
  type ClassAddress,
  type ClassEvent,
  type ClassInfo,
  type ClassSettings,
  type ClassView,
  classPaths,
} from "#wire-class";
import { callApi, makeRoom } from "../api.ts";
import { callWith, type HostCall, hostCallOf, hostOf } from "../host.ts";
import { memory, remembered } from "../memory.ts";

/** What only a class's host may do. Everything throws `Failure`. */
export interface ClassHost {
  set(change: Partial<ClassSettings>): Promise<ClassInfo>;
  /** Says it to every phone, by the transport it is on. */
  tell(event: ClassEvent): Promise<unknown>;
  /** Phones as they are, and arrivals after the `n`th. */
  look(after: number): Promise<ClassView>;
  addresses(): Promise<ClassAddress[]>;
  simulate(settings: AudienceSettings): Promise<AudienceInfo>;
  dismiss(): Promise<AudienceInfo>;
  setFaults(change: Partial<FaultSettings>): Promise<FaultSettings>;
  /** The server talks so often a second; at 0 it is quiet. */
  chat(ratePerSecond: number): Promise<ChatterInfo>;
  /** Deletes all of it. */
  end(): Promise<void>;
}

/** Bytes of each text that the server says. */
const chatterBytes = 24;

/** The host's hands, where this browser holds the class's key. */
export function classHostOf(room: string): ClassHost | undefined {
  const call = hostCallOf(room);
  const host = hostOf(room);
  if (!call || !host) return undefined;
  return {
    set: (change) => call("PUT", classPaths.settings(room), change),
    tell: (event) => call("POST", classPaths.events(room), event),
    look: (after) => look(call, room, after),
    addresses: async () =>
      (await call<{ addresses: ClassAddress[] }>("GET", classPaths.addresses(room))).addresses,
    simulate: (settings) => call("PUT", classPaths.audience(room), settings),
    dismiss: () => call("DELETE", classPaths.audience(room)),
    setFaults: host.setFaults,
    chat: (ratePerSecond) =>
      ratePerSecond > 0
        ? host.chat({ ratePerSecond, bytes: chatterBytes, pattern: "poisson", seed: 1 })
        : host.hush(),
    end: () => call("DELETE", paths.room(room)),
  };
}

function look(call: HostCall, room: string, after: number): Promise<ClassView> {
  return call("GET", `${classPaths.phones(room)}?after=${after}`);
}

/** What everybody may know of a class. @throws {Failure}. */
export function readClass(room: string): Promise<ClassInfo> {
  return callApi<ClassInfo>(classPaths.settings(room));
}

/** A new room, made a class and remembered. @throws {Failure}. */
export async function makeClass(): Promise<string> {
  const { room, hostKey }: RoomMade = await makeRoom();
  await callWith(hostKey)("PUT", classPaths.settings(room), {});
  keep(room, hostKey);
  return room;
}

/** Takes a class back where the key is its host's; a room that is none yet is made one. @throws {Failure}. */
export async function takeClass(room: string, key: string): Promise<string> {
  await callWith(key)("PUT", classPaths.settings(room), {});
  keep(room, key);
  return room;
}

function keep(room: string, key: string): void {
  memory.set(remembered.hostKey(room), key);
  memory.set(remembered.classRoom, room);
}

/** Ends the class and forgets its key. @throws {Failure}. */
export async function endClass(room: string): Promise<void> {
  await classHostOf(room)?.end();
  memory.remove(remembered.hostKey(room));
  memory.remove(remembered.classRoom);
}

/** All arrivals that the server kept, oldest first. @throws {Failure}. */
export async function readArrivals(host: ClassHost, after = 0): Promise<Arrival[]> {
  const all: Arrival[] = [];
  for (let last = after; ; ) {
    const { arrivals } = await host.look(last);
    const newest = arrivals.at(-1)?.n ?? last;
    all.push(...arrivals);
    if (newest <= last) return all;
    last = newest;
  }
}
