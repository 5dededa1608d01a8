import type { Draft, Message } from "#wire";
import type { Cause } from "../failure.ts";

/** An own message that has not been delivered yet. */
export interface Pending {
  draft: Draft;
  state: "sending" | "accepted" | "refused";
  cause?: Cause;
  /** `performance.now()` of the click. */
  clickedAt: number;
}

/** Own messages between the click and their delivery. */
export interface Outgoing {
  readonly pending: readonly Pending[];
  add(draft: Draft): void;
  accepted(id: string): void;
  refused(id: string, cause: Cause): void;
  /** Lets go of what came back. @returns their round trips, ms. */
  delivered(messages: readonly Message[]): number[];
  /** Lets go of all that needs no more sending. */
  reset(): void;
}

/** Own messages kept in sight. */
const most = 1000;

export function createOutgoing(): Outgoing {
  let pending: Pending[] = [];

  function update(id: string, change: Partial<Pending>): void {
    pending = pending.map((item) => (item.draft.id === id ? { ...item, ...change } : item));
  }

  return {
    get pending() {
      return pending;
    },
    add(draft) {
      const item: Pending = { draft, state: "sending", clickedAt: performance.now() };
      pending = [...pending, item].slice(-most);
    },
    accepted: (id) => update(id, { state: "accepted" }),
    refused: (id, cause) => update(id, { state: "refused", cause }),
    delivered(messages) {
      if (pending.length === 0) return [];
      const here = new Set(messages.map(({ id }) => id));
      const back = pending.filter(({ draft }) => here.has(draft.id));
      if (back.length > 0) pending = pending.filter(({ draft }) => !here.has(draft.id));
      return back.map(({ clickedAt }) => performance.now() - clickedAt);
    },
    reset() {
      pending = pending.filter(({ state }) => state === "sending");
    },
  };
}
