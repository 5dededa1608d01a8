import type { Anchors, MarkKind } from "../transports/stories/story.ts";

/** A source file of this site, as it stands in the repository. */
export interface SourceFile {
  /** From the repository's root. */
  file: string;
  text: string;
}

/** Numbers, from 1, of the lines in which a text stands. */
export function linesOf(source: string, text: string): number[] {
  return source.split("\n").flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
}

/** Numbers of the lines that are at work when such steps are seen. */
export function activeLines(
  source: string,
  anchors: Anchors,
  kinds: readonly MarkKind[],
): ReadonlySet<number> {
  const texts = kinds.flatMap((kind) => anchors[kind] ?? []);
  return new Set(texts.flatMap((text) => linesOf(source, text)));
}
