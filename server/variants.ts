import type { BugName } from "#wire";
import type { AskHandler, SocketHandler } from "./door.ts";

/** How a transport is served: the ways in which a planted bug may take its place. */
export interface Serving {
  asks: Map<string, AskHandler>;
  sockets: Map<string, SocketHandler>;
}

/** Handlers of the transports, and those that take their place where a planted bug is in force. */
export interface Variants {
  readonly model: Serving;
  add(bug: BugName): Serving;
  /** The handler of a transport under these bugs; the first bug that concerns it decides. */
  ask(transport: string, bugs: readonly BugName[]): AskHandler | undefined;
  socket(transport: string, bugs: readonly BugName[]): SocketHandler | undefined;
}

/** Makes the handlers of one door, none yet. */
export function createVariants(): Variants {
  const serving = (): Serving => ({ asks: new Map(), sockets: new Map() });
  const model = serving();
  const faulty = new Map<BugName, Serving>();

  function find<T>(pick: (from: Serving) => T | undefined, bugs: readonly BugName[]) {
    for (const bug of bugs) {
      const from = faulty.get(bug);
      const found = from && pick(from);
      if (found) return found;
    }
    return pick(model);
  }

  return {
    model,
    add(bug) {
      const made = serving();
      faulty.set(bug, made);
      return made;
    },
    ask: (transport, bugs) => find(({ asks }) => asks.get(transport), bugs),
    socket: (transport, bugs) => find(({ sockets }) => sockets.get(transport), bugs),
  };
}
