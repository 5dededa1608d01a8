import type { Road } from "./faults.ts";

/** One direction of one connection: what passes may be held up, and keeps its order. */
export interface Lane {
  /**
   * Runs what is to happen once the simulated network lets it through; at once when there is none.
   * @returns false when too much waits already; then it never runs.
   */
  pass(road: Road, run: () => void): boolean;
  /** Nothing waits, and what comes on a calm road passes at once. */
  readonly isFree: boolean;
  /** Settles when nothing waits any more. */
  emptied(): Promise<void>;
  /** Forgets all that waits. */
  close(): void;
}

/** What a lane is made of. */
export interface LaneParts {
  /** What goes down may be collected and passed on in lumps. */
  isDown: boolean;
  /** 0 to 1, for the jitter. */
  random?: () => number;
}

interface Waiting {
  due: number;
  road: Road;
  run: () => void;
}

/** Two seconds of a thousand frames a second, and then some. */
const mostWaiting = 5000;

/** Makes a lane, in which at most 5,000 things wait. */
export function createLane({ isDown, random = Math.random }: LaneParts): Lane {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stalledAt: number | undefined;
  let unwatch = () => {};
  /** A connection that was stalled for too long is gone, though nobody was told (half-open). */
  let isDead = false;
  const tell: (() => void)[] = [];

  function release(): void {
    clearTimeout(timer);
    unwatch();
    const now = performance.now();
    for (let next = waiting[0]; next && next.due <= now; next = waiting[0]) {
      const { road, run } = next;
      if (road.settings.stall) {
        stalledAt ??= now;
        unwatch = road.onChange(release);
        return;
      }
      if (stalledAt !== undefined && now - stalledAt >= road.waits.forgetMs) {
        die();
        return;
      }
      stalledAt = undefined;
      waiting.shift();
      run();
    }
    // What ran may have looked here too, and have set the timer.
    clearTimeout(timer);
    if (waiting[0]) timer = setTimeout(release, waiting[0].due - now);
    else settle();
  }

  function die(): void {
    isDead = true;
    forget();
  }

  function forget(): void {
    clearTimeout(timer);
    unwatch();
    waiting = [];
    settle();
  }

  function settle(): void {
    for (const resolve of tell.splice(0)) resolve();
  }

  /** When one thing may leave, `performance.now()`; nothing overtakes on one connection. */
  function dueOf({ settings: { delayMs, jitterMs, buffering }, waits }: Road): number {
    const waitMs = Math.max(0, delayMs / 2 + jitterMs * (2 * random() - 1));
    const due = Math.max(performance.now() + waitMs, waiting.at(-1)?.due ?? 0);
    return buffering && isDown ? Math.ceil(due / waits.lumpMs) * waits.lumpMs : due;
  }

  return {
    get isFree() {
      return waiting.length === 0 && !isDead;
    },
    pass(road, run) {
      if (isDead) return true;
      const { delayMs, jitterMs, stall, buffering } = road.settings;
      const isHeld = delayMs > 0 || jitterMs > 0 || stall || (buffering && isDown);
      if (waiting.length === 0 && !isHeld) {
        run();
        return true;
      }
      if (waiting.length >= mostWaiting) {
        // Nobody is told of a stall, so nobody can be told that it holds too much.
        if (stalledAt !== undefined) die();
        return isDead;
      }
      waiting.push({ due: dueOf(road), road, run });
      if (waiting.length === 1) release();
      return true;
    },
    emptied() {
      if (waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => tell.push(resolve));
    },
    close() {
      isDead = true;
      forget();
    },
  };
}
