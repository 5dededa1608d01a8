import { paths } from "#wire";

/** How far the server's clock is from ours. */
export interface Offset {
  /** To be added to our time to get the server's, ms; 0 before the first exchange. */
  ms: number;
  /** The error is at most this, ms; none before the first exchange. */
  error: number | undefined;
}

interface Sample {
  ms: number;
  error: number;
}

/** The page's clock, and how far the server's is from it. */
export interface Clock {
  readonly offset: Offset;
  /** Our time, ms since the epoch with fractions. */
  now(): number;
  /** Asks eight times and keeps the quickest answer. Failed exchanges are skipped. */
  sync(signal: AbortSignal): Promise<void>;
}

const exchanges = 8;

/** A clock that can be set by `/api/time`. */
export function createClock(
  origin: string,
  now = () => performance.timeOrigin + performance.now(),
): Clock {
  let offset: Offset = { ms: 0, error: undefined };

  async function once(signal: AbortSignal): Promise<Sample | undefined> {
    const t0 = now();
    try {
      const answer = await fetch(new URL(paths.time, origin), { cache: "no-store", signal });
      const t3 = now();
      const { now: t1 } = (await answer.json()) as { now?: unknown };
      return typeof t1 === "number" ? offsetOf(t0, t1, t3) : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    get offset() {
      return offset;
    },
    now,
    async sync(signal) {
      let best: Sample | undefined;
      for (let i = 0; i < exchanges && !signal.aborted; i++) {
        const found = await once(signal);
        if (found && (!best || found.error < best.error)) best = found;
        // The first is good enough to begin with; what follows only sharpens it.
        if (offset.error === undefined && best) offset = best;
      }
      if (best) offset = best;
    },
  };
}

/** From one exchange: sent at t0 and received at t3 by our clock, answered at t1 by the server's, ms. */
export function offsetOf(t0: number, t1: number, t3: number): Sample {
  return { ms: (t1 - t0 + (t1 - t3)) / 2, error: (t3 - t0) / 2 };
}
