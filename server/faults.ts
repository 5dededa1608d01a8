import { type FaultSettings, noFaults } from "#wire";

/** Faults that strike a share of what passes. */
export type ShareFault = "dropAnswers" | "dropRequests" | "duplicateRequests";

/** Its waits, so that tests can run them at a tenth, ms. */
export interface FaultWaits {
  /** What a stall held for longer than this is lost, and its connection with it. */
  forgetMs: number;
  /** How often buffering lets through what it has collected. */
  lumpMs: number;
}

/** A connection on a road. */
export interface Traveller {
  /** Whose exchange it carries there; none where that is not said, or it carries none. */
  readonly client: string | undefined;
  /** The settings have changed. */
  touch(): void;
  /** What travels is to break, now. */
  strike(): void;
}

/** The simulated network of one room: everything the room's transports carry passes it. */
export interface Road {
  readonly waits: FaultWaits;
  /** The trouble in force right now. */
  readonly settings: FaultSettings;
  /** Nothing is in force: the short way for all that need not look closer. */
  readonly isCalm: boolean;
  /** Throws the dice: whether this request or answer is struck. */
  strikes(fault: ShareFault): boolean;
  /** Who is on the road hears what happens to it, and leaves it as it came: by this set. */
  readonly travellers: Set<Traveller>;
  /** Hears that the settings have changed. Returns the undo. */
  onChange(listener: () => void): () => void;
}

/** The trouble in force, per room. It is not kept: a server that starts again is without. */
export interface Faults {
  road(room: string): Road;
  get(room: string): FaultSettings;
  /** Changes what is given and leaves the rest. @returns what is in force now. */
  change(room: string, change: Partial<FaultSettings>): FaultSettings;
  /** Breaks the connections of one client, once. @returns how many there were. */
  cut(room: string, client: string): number;
  /** All is normal again. */
  drop(room: string): void;
}

const normal = Object.fromEntries(
  Object.entries(noFaults).map(([name, value]) => [name, String(value)]),
);

interface Trouble extends Road {
  change(change: Partial<FaultSettings>): void;
  cut(client: string): number;
}

/** @param random 0 to 1, the dice. */
export function createFaults(waits: FaultWaits, random: () => number = Math.random): Faults {
  const rooms = new Map<string, Trouble>();

  function road(room: string): Trouble {
    const known = rooms.get(room);
    if (known) return known;
    const made = createTrouble(waits, random);
    rooms.set(room, made);
    return made;
  }

  return {
    road,
    get: (room) => rooms.get(room)?.settings ?? noFaults,
    change(room, change) {
      const trouble = road(room);
      trouble.change(change);
      return trouble.settings;
    },
    cut: (room, client) => rooms.get(room)?.cut(client) ?? 0,
    drop(room) {
      rooms.get(room)?.change(noFaults);
      rooms.delete(room);
    },
  };
}

function createTrouble(waits: FaultWaits, random: () => number): Trouble {
  let set = noFaults;
  let isCalm = true;
  /** `performance.now()` at which the outage is over. */
  let outUntil = 0;
  const travellers = new Set<Traveller>();
  const watchers = new Set<() => void>();

  return {
    waits,
    get settings() {
      if (outUntil === 0) return set;
      const outageMs = Math.max(0, Math.ceil(outUntil - performance.now()));
      if (outageMs === 0) outUntil = 0;
      return { ...set, outageMs };
    },
    get isCalm() {
      return isCalm;
    },
    strikes: (fault) => !isCalm && set[fault] > 0 && random() < set[fault],
    travellers,
    onChange(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    cut(client) {
      const own = [...travellers].filter((traveller) => traveller.client === client);
      for (const traveller of own) traveller.strike();
      return own.length;
    },
    change({ cut, outageMs, ...rest }) {
      set = { ...set, ...rest };
      isCalm = Object.entries(set).every(([name, value]) => String(value) === normal[name]);
      if (outageMs !== undefined) outUntil = outageMs > 0 ? performance.now() + outageMs : 0;
      const present = [...travellers];
      if (cut || outageMs) for (const traveller of present) traveller.strike();
      for (const traveller of present) traveller.touch();
      for (const watcher of [...watchers]) watcher();
    },
  };
}
