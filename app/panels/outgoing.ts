import type { Draft, Message } from "#wire";
import type { Cause } from "../failure.ts";
import type { KeptDrafts } from "./kept-drafts.ts";

/** An own message that has not been delivered yet. */
export interface Pending {
  draft: Draft;
  state: "sending" | "accepted" | "refused";
  cause?: Cause;
  /** Its number, once it is accepted. */
  seq?: number;
  /** `performance.now()` of the click; none where that was before a reload of the page. */
  clickedAt: number | undefined;
}

/** Own messages between the click and their delivery. */
export interface Outgoing {
  readonly pending: readonly Pending[];
  /** @returns whether it is to be sent: too many at once are refused. */
  add(draft: Draft): boolean;
  /** @param seq the number it was accepted under. */
  accepted(id: string, seq: number): void;
  refused(id: string, cause: Cause): void;
  /** Lets go of what came back. @returns how many, and their round trips, ms, as far as known. */
  delivered(messages: readonly Message[]): { count: number; trips: number[] };
  /** Lets go of what was accepted under a number up to `last`: it has been delivered, or never will be. */
  passed(last: number | undefined): void;
  /** The log began anew: what was accepted before comes as news, or not at all. */
  cut(): void;
  /** Lets go of all that needs no more sending. */
  reset(): void;
}

/** Own messages that may wait to be sent. */
const most = 1000;
/** All that are kept in sight. */
const mostSeen = 1100;

/** @param kept the drafts of before a reload; those without an answer are kept there. */
export function createOutgoing(kept: KeptDrafts): Outgoing {
  let pending: readonly Pending[] = kept
    .read()
    .map((draft) => ({ draft, state: "sending", clickedAt: undefined }));

  function set(next: readonly Pending[]): void {
    pending = next;
    kept.write(next.filter(({ state }) => state === "sending").map(({ draft }) => draft));
  }

  function update(id: string, change: Partial<Pending>): void {
    set(pending.map((item) => (item.draft.id === id ? { ...item, ...change } : item)));
  }

  return {
    get pending() {
      return pending;
    },
    add(draft) {
      const isFull = pending.filter(({ state }) => state === "sending").length >= most;
      const outcome = isFull
        ? ({ state: "refused", cause: "full" } as const)
        : ({ state: "sending" } as const);
      const next = [...pending, { draft, ...outcome, clickedAt: performance.now() }];
      // What still waits for its answer is the last to be let go of.
      const settled = next.find(({ state }) => state !== "sending");
      set(next.length > mostSeen ? next.filter((item) => item !== settled) : next);
      return !isFull;
    },
    accepted: (id, seq) => update(id, { state: "accepted", seq }),
    refused: (id, cause) => update(id, { state: "refused", cause }),
    delivered(messages) {
      if (pending.length === 0) return { count: 0, trips: [] };
      const here = new Set(messages.map(({ id }) => id));
      const back = pending.filter(({ draft }) => here.has(draft.id));
      if (back.length > 0) set(pending.filter(({ draft }) => !here.has(draft.id)));
      const now = performance.now();
      const trips = back.flatMap(({ clickedAt }) =>
        clickedAt === undefined ? [] : [now - clickedAt],
      );
      return { count: back.length, trips };
    },
    passed(last = 0) {
      const isPast = ({ state, seq }: Pending) =>
        state === "accepted" && seq !== undefined && seq <= last;
      if (pending.some(isPast)) set(pending.filter((item) => !isPast(item)));
    },
    cut: () => set(pending.filter(({ state }) => state !== "accepted")),
    reset: () => set(pending.filter(({ state }) => state === "sending")),
  };
}
