import type { Mark } from "../timeline/recorder.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import { textOf } from "./bytes.ts";
import { headerOf } from "./handshake.ts";
import type { WireItem } from "./wire-log.ts";

/** The kinds of marks that a timeline has: requests, and frames by their direction. */
export const soughtKinds = ["ask", "send", "handshake", "up", "down"] as const;

/** What a mark of the timeline stands for: bytes like it are looked for. */
export interface Sought {
  transport: TransportId;
  kind: (typeof soughtKinds)[number];
  /** Of a frame: what its JSON says it is. */
  frame: string | undefined;
  /** When it passed, ms since the epoch. */
  at: number;
}

/** The part of the address of the bytes that tells which mark one comes from. */
export function soughtQuery(mark: Mark): string {
  const [kind, frame] = mark.type === "frame" ? [mark.direction, mark.frame] : [mark.kind, ""];
  const at = (mark.type === "frame" ? mark.at : mark.start) + performance.timeOrigin;
  return `mark=${mark.transport}.${kind}${frame && `.${frame}`}&at=${Math.round(at)}`;
}

/** Reads it again; what is wrong leads to nothing. */
export function readSought(mark: string, at: string): Sought | undefined {
  const [id, word, frame] = mark.split(".");
  const transport = transportIds.find((known) => known === id);
  const kind = soughtKinds.find((known) => known === word);
  const time = /^\d{1,15}$/.test(at) ? Number(at) : Number.NaN;
  return transport && kind && time ? { transport, kind, frame, at: time } : undefined;
}

/** The first that is of its kind. @param items oldest first. */
export function findSought(items: readonly WireItem[], sought: Sought): WireItem | undefined {
  return items.find((item) => item.transport === sought.transport && isLike(item, sought));
}

function isLike(item: WireItem, { kind, frame }: Sought): boolean {
  if (item.kind === "frame") {
    if (item.way !== kind) return false;
    return frame === undefined || textOf(item.frame.payload).startsWith(`{"type":"${frame}"`);
  }
  if (item.way === "down") return false;
  const isHandshake = headerOf(item.http, "sec-websocket-key") !== undefined;
  if (kind === "handshake") return isHandshake;
  const method = item.http.start.split(" ")[0];
  return !isHandshake && method === (kind === "send" ? "POST" : kind === "ask" ? "GET" : undefined);
}
