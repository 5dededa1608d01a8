import type { MarkKind } from "../transports/stories/story.ts";

/** Which way a step goes: to the server, to the browser, along one lane, or nowhere. */
export type Way = "up" | "down" | "stays" | "breaks";

export const wayOf: Record<MarkKind, Way> = {
  asked: "up",
  handshake: "up",
  sent: "up",
  pinged: "up",
  opened: "down",
  empty: "down",
  delivered: "down",
  receipt: "down",
  ponged: "down",
  held: "stays",
  said: "stays",
  lost: "breaks",
};
