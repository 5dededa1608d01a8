import { type UserSettings, writeSettings } from "../settings.ts";

/**
 * The address of a room with its settings. It is made anew rather than taken from the page's: what
 * else stands there (language, view) is the visitor's own.
 */
export function roomLink(origin: string, room: string, settings: UserSettings): string {
  return `${origin}/r/${encodeURIComponent(room)}${writeSettings("", settings)}`;
}
