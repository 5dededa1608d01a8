import { type ChatterInfo, type ChatterSettings, type FaultSettings, paths } from "#wire";
import { callApi } from "./api.ts";
import { memory, remembered } from "./memory.ts";

/** What only the room's host may do. */
export interface Host {
  chat(settings: ChatterSettings): Promise<ChatterInfo>;
  hush(): Promise<ChatterInfo>;
  setFaults(change: Partial<FaultSettings>): Promise<FaultSettings>;
  /** Takes all trouble away. */
  normal(): Promise<FaultSettings>;
}

/** The host's hands, where this browser holds the room's key; it made the room then. */
export function hostOf(room: string): Host | undefined {
  const key = memory.get(remembered.hostKey(room));
  if (key === undefined) return undefined;

  function call<T>(method: "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    return callApi<T>(path, { method, headers, body: JSON.stringify(body) });
  }

  return {
    chat: (settings) => call("PUT", paths.chatter(room), settings),
    hush: () => call("DELETE", paths.chatter(room)),
    setFaults: (change) => call("PUT", paths.faults(room), change),
    normal: () => call("DELETE", paths.faults(room)),
  };
}
