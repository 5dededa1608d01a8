import type { PhoneState } from "./phone.ts";

/** Why a phone can say nothing right now. */
export type Block = "frozen" | "muted" | "slow";

/** What lasts longest comes first. */
export function blockOf({ settings, isMuted, isSlowed }: PhoneState): Block | undefined {
  if (settings.frozen) return "frozen";
  if (isMuted) return "muted";
  return isSlowed ? "slow" : undefined;
}
