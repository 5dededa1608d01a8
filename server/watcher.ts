import type { Page } from "#wire";
import type { Refusal } from "./refusal.ts";

/** Hears what a log commits. A socket is one itself: ten thousand need no closures beside them. */
export interface Watcher {
  deliver(page: Page): void;
  /** Nothing comes any more, and why. */
  refuse?(reason: Refusal): void;
}
