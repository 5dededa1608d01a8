import type { MarkKind } from "../transports/stories/story.ts";
import type { Mark } from "./marks.ts";

/** How long a question or a line was open; without an end it still is. */
export interface Span {
  from: number;
  to: number | undefined;
}

/** What ends what began so. */
const endings: Partial<Record<MarkKind, readonly MarkKind[]>> = {
  asked: ["empty", "delivered", "lost"],
  opened: ["lost"],
};

/** The questions and lines among the steps, by when they began and ended. */
export function spansOf(marks: readonly Mark[]): Span[] {
  return marks.flatMap((mark, index) => {
    const ends = endings[mark.kind];
    if (!ends) return [];
    const end = marks
      .slice(index + 1)
      .find(({ exchange, kind }) => exchange === mark.exchange && ends.includes(kind));
    return [{ from: mark.at, to: end?.at }];
  });
}
