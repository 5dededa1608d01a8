import { toHex } from "./bytes.ts";
import { frameRegions, httpRegions } from "./regions.ts";
import type { WireItem } from "./wire-log.ts";

/** All that is kept, as JSON: bytes in hex, and each field with its place in bits. */
export function exportItems(items: readonly WireItem[]): string {
  const told = items.map((item) => {
    const { id, exchange, connection, transport, way, at, bytes, kind } = item;
    const fields = item.kind === "http" ? httpRegions(item.http) : frameRegions(item.frame);
    const problems = item.kind === "frame" ? { problems: item.frame.problems } : {};
    const about = { id, exchange, connection, transport, way, at: new Date(at).toISOString() };
    return { ...about, kind, size: bytes.length, bytes: toHex(bytes), fields, ...problems };
  });
  return JSON.stringify(told, undefined, 1);
}
