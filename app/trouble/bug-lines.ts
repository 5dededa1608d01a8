import type { BugName } from "#wire";

/** Lines as they stand in a file of this site. */
export interface Lines {
  file: string;
  lines: readonly string[];
}

/** What a bug writes otherwise than the model. */
export interface BugLines {
  model: Lines;
  bug: Lines;
}

/** The lines that differ; a test finds each in the file it is said to stand in. */
export const bugLines: Partial<Record<BugName, BugLines>> = {};
