import { type ChatterInfo, type ChatterSettings, type FaultSettings, paths } from "#wire";
import { callApi } from "./api.ts";
import { memory, remembered } from "./memory.ts";

/** What only the room's host may do. */
export interface Host {
  chat(settings: ChatterSettings): Promise<ChatterInfo>;
  hush(): Promise<ChatterInfo>;
  /** The server says one thing; even in a class where all others must be silent. */
  say(): Promise<unknown>;
  setFaults(change: Partial<FaultSettings>): Promise<FaultSettings>;
  /** Takes all trouble away. */
  normal(): Promise<FaultSettings>;
}

/** Asks as the host. @throws {Failure}. */
export type HostCall = <T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
) => Promise<T>;

/** The host's hands, where this browser holds the room's key; it made the room then. */
export function hostOf(room: string): Host | undefined {
  const call = hostCallOf(room);
  return (
    call && {
      chat: (settings) => call("PUT", paths.chatter(room), settings),
      say: () => call("POST", paths.say(room)),
      hush: () => call("DELETE", paths.chatter(room)),
      setFaults: (change) => call("PUT", paths.faults(room), change),
      normal: () => call("DELETE", paths.faults(room)),
    }
  );
}

/** The same for every route of the host's, where this browser holds the room's key. */
export function hostCallOf(room: string): HostCall | undefined {
  const key = memory.get(remembered.hostKey(room));
  return key === undefined ? undefined : callWith(key);
}

/** With a key that has yet to prove right. */
export function callWith(key: string): HostCall {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  return (method, path, body) =>
    callApi(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}
