import { now } from "./clock.ts";
import type { Rooms } from "./rooms.ts";
import type { Store } from "./store/store.ts";

/** When rooms are put to rest, and when they are emptied. */
export interface SweeperSettings {
  /** How long messages are kept after the last visitor of their room, ms. */
  keepMs: number;
  /** Between two sweeps, ms; shorter than a visit, so that none goes unseen. */
  sweepMs: number;
  /** How long an unused room stays open in memory, ms. */
  idleMs: number;
}

export interface SweeperParts {
  store: Store;
  rooms: Rooms;
  /** Whether anybody is in the room. */
  hasVisitors(room: string): boolean;
  settings: SweeperSettings;
  onError(error: unknown): void;
}

/**
 * Looks every so often who is in which room, and lets go what nobody came back to: messages from
 * the store, rooms from the memory. The first look comes late enough for those who come back after
 * a restart. Call `close` to end it.
 */
export function createSweeper({ store, rooms, hasVisitors, settings, onError }: SweeperParts) {
  const { keepMs, sweepMs, idleMs } = settings;
  let isSweeping = false;

  async function sweep(): Promise<void> {
    await store.visit(rooms.names().filter(hasVisitors), now());
    await store.expire(now() - keepMs);
  }

  const timer = setInterval(() => {
    rooms.tidy(idleMs, keepMs);
    if (isSweeping) return;
    isSweeping = true;
    sweep()
      .catch(onError)
      .finally(() => {
        isSweeping = false;
      });
  }, sweepMs);
  timer.unref();

  return {
    close: () => clearInterval(timer),
  };
}
