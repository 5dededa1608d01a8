import { type ClassSettings, presetTexts } from "#wire-class";
import { Refusal } from "../refusal.ts";

/** What a judge must know of who speaks. */
export interface Speaker {
  handle: string;
  /** When it last said something, ms on the clock of `at`. */
  spokeAt: number;
}

const presets: readonly string[] = presetTexts;

/** Nobody but the host can say anything. */
export const frozen = () => new Refusal("forbidden", "The host has stopped messages.");

/**
 * Whether a phone may say this now.
 * @param at now, ms on a clock that never steps back.
 * @returns `forbidden` where the host has ruled it out, `rate-limited` in slow mode; else nothing.
 */
export function judge(
  { frozen: isFrozen, muted, freeText, vote, slowMs }: ClassSettings,
  { handle, spokeAt }: Speaker,
  text: string,
  at: number,
): Refusal | undefined {
  if (isFrozen) return frozen();
  if (muted.includes(handle)) return new Refusal("forbidden", "The host has muted this phone.");
  const isChoice = vote?.isOpen && vote.choices.includes(text);
  if (!freeText && !isChoice && !presets.includes(text)) {
    const detail = "The host allows only the texts that are offered.";
    return new Refusal("forbidden", detail, { field: "text" });
  }
  const retryAfterMs = Math.ceil(spokeAt + slowMs - at);
  if (retryAfterMs <= 0) return undefined;
  const detail = `The host has set slow mode: try again in ${retryAfterMs} ms.`;
  return new Refusal("rate-limited", detail, { retryAfterMs });
}
