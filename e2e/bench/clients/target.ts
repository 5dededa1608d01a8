import { type Page, paths, type RoomMade } from "#wire";
import type { Contender } from "../contenders.ts";
import type { Launched } from "../launch.ts";

/** A launched server, as its clients know it. */
export interface Target {
  dialect: Contender["dialect"];
  port: number;
  /** Processes whose work is no disturbance: the server's first. */
  pids: number[];
  /** Where everybody is, and what they start from; empty where there are no rooms. */
  room: string;
  cursor: string;
}

/** Makes a room where there are rooms. */
export async function aim({ dialect }: Contender, { port, pid }: Launched): Promise<Target> {
  const target = { dialect, port, pids: [pid, process.pid], room: "", cursor: "" };
  if (dialect !== "ours") return target;
  const origin = `http://127.0.0.1:${port}`;
  const made = await fetch(origin + paths.rooms, { method: "POST" });
  const { room }: RoomMade = await made.json();
  const first = await fetch(origin + paths.transport(room, "short-polling"));
  const { cursor }: Page = await first.json();
  return { ...target, room, cursor };
}
