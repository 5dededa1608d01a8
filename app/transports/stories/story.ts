/** What can be seen of a transport at work, by whoever stands at the browser's door. */
export const markKinds = [
  "asked",
  "handshake",
  "sent",
  "opened",
  "held",
  "empty",
  "delivered",
  "receipt",
  "said",
  "pinged",
  "ponged",
  "lost",
] as const;
export type MarkKind = (typeof markKinds)[number];

/** What a frame makes happen when it begins: it opens anew, the server says something, or all connections break first. */
export type Act = "open" | "say" | "break" | "none";

/** One idea of a story. It is told by what really happens after its act. */
export interface Frame {
  /** Its words are found by it. */
  id: string;
  act: Act;
  /** What must be seen, in this order, other things in between; one of each group is enough. */
  needs: readonly (readonly MarkKind[])[];
}

/** Lines of one file by what they do; each text stands in exactly one line of it. */
export type Anchors = Partial<Record<MarkKind, readonly string[]>>;

/** How a transport is told: frame by frame, beside the lines that are at work. */
export interface Story {
  frames: readonly Frame[];
  server: Anchors;
  client: Anchors;
}
