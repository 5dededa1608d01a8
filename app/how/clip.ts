import type { Frame } from "../transports/stories/story.ts";
import type { Mark } from "./marks.ts";

/** What was seen while a frame was told. */
export interface Clip {
  marks: readonly Mark[];
  /** All that the frame needs was seen; nothing is added any more. */
  isWhole: boolean;
}

/**
 * The steps a frame is told by: from the `from`th on, to the one that brings the last of what it
 * needs. They are what happened, in the order in which it did, nothing left out.
 */
export function cutClip(marks: readonly Mark[], from: number, { needs }: Frame): Clip {
  const since = marks.filter(({ n }) => n >= from);
  let met = 0;
  let length = 0;
  for (const { kind } of since) {
    if (met === needs.length) break;
    length += 1;
    if (needs[met]?.includes(kind)) met += 1;
  }
  return { marks: since.slice(0, length), isWhole: met === needs.length };
}
