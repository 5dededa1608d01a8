import type { FaultSettings } from "#wire";

/** The trouble in force, per room. It is not kept: a server that starts again is without. */
export interface Faults {
  get(room: string): FaultSettings;
  /** Changes what is given and leaves the rest. @returns what is in force now. */
  change(room: string, change: Partial<FaultSettings>): FaultSettings;
  drop(room: string): void;
}

const normal: FaultSettings = { delayMs: 0, jitterMs: 0 };

export function createFaults(): Faults {
  const rooms = new Map<string, FaultSettings>();
  const get = (room: string) => rooms.get(room) ?? normal;
  return {
    get,
    change(room, change) {
      const next = { ...get(room), ...change };
      rooms.set(room, next);
      return next;
    },
    drop(room) {
      rooms.delete(room);
    },
  };
}
