import type { ChatterSettings } from "#wire";

/** Words of what the host sets. */
export interface HostText {
  title: string;
  guest: string;
  rate: string;
  perSecond(rate: string): string;
  pattern: string;
  patterns: Record<ChatterSettings["pattern"], string>;
  bytes: string;
  none: string;
}

export const enHost: HostText = {
  title: "For everybody in this room",
  guest: "Set by the room's host",
  rate: "The server says something",
  perSecond: (rate) => `${rate} a second`,
  pattern: "Spread over time",
  patterns: { steady: "evenly", poisson: "by chance (Poisson)", burst: "ten at once" },
  bytes: "Bytes of each text",
  none: "none",
};
