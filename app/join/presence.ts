import type { Clock } from "../meters/clock.ts";
import type { Surface } from "../panels/wakes.ts";

/** Whether what a phone measures says anything: it must be awake, in sight, and know the time. */
export interface Presence {
  /** Whether it was so all the time since a moment of our clock. */
  since(time: number): boolean;
  /** Compares the clocks anew. @returns whether the server answered. */
  compare(signal: AbortSignal): Promise<boolean>;
  /** Listens to the page and sets the clock, now and then. Returns the undo. */
  watch(): () => void;
}

const tickMs = 1000;
/** A phone that ticks later than this has slept: some tell no other way. */
const sleepMs = 3000;
const compareEveryMs = 60_000;

/** @param now a clock in ms that goes on while the phone sleeps. */
export function createPresence(
  { document, window }: Surface,
  clock: Clock,
  now = () => Date.now(),
): Presence {
  let awakeFrom = Number.NEGATIVE_INFINITY;
  /** Unlike `performance.now()`, on which our clock runs, this one goes on while a phone sleeps. */
  let tickedAt = now();
  /** A sleep may have put the clock off. */
  let isDoubted = false;
  let ending = new AbortController();

  /** One at a time: a server out of reach is not to be asked in a storm. */
  let comparing: Promise<boolean> | undefined;

  function compare(signal: AbortSignal): Promise<boolean> {
    comparing ??= sync(signal).finally(() => {
      comparing = undefined;
    });
    return comparing;
  }

  async function sync(signal: AbortSignal): Promise<boolean> {
    const before = clock.offset;
    await clock.sync(signal);
    if (clock.offset === before) return false;
    isDoubted = false;
    return true;
  }

  const isSure = () => clock.offset.error !== undefined && !isDoubted;

  function woke(): void {
    awakeFrom = clock.now();
    tickedAt = now();
    isDoubted = true;
    if (!document.hidden) void compare(ending.signal);
  }

  function tick(): void {
    if (now() - tickedAt > sleepMs) woke();
    else tickedAt = now();
    // The server was out of reach when the clock was in doubt.
    if (!isSure() && !document.hidden) void compare(ending.signal);
  }

  return {
    since(time) {
      if (now() - tickedAt > sleepMs) woke();
      return !document.hidden && isSure() && time >= awakeFrom;
    },
    compare,
    watch() {
      ending = new AbortController();
      const { signal } = ending;
      const timers = [
        setInterval(tick, tickMs),
        setInterval(() => void compare(signal), compareEveryMs),
      ];
      document.addEventListener("visibilitychange", woke);
      document.addEventListener("resume", woke);
      window.addEventListener("pageshow", woke);
      return () => {
        ending.abort();
        for (const timer of timers) clearInterval(timer);
        document.removeEventListener("visibilitychange", woke);
        document.removeEventListener("resume", woke);
        window.removeEventListener("pageshow", woke);
      };
    },
  };
}
