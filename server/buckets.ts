/** How fast a bucket fills and how much it holds. */
export interface BucketSettings {
  /** Tokens a second. */
  perSecond: number;
  /** Tokens of a full bucket, which is how a bucket starts. */
  burst: number;
}

/** Token buckets, one a key. A full bucket is the same as none, so it is forgotten. */
export interface Buckets {
  /**
   * How long until a token is there, whole ms; 0 when there is one. Takes nothing.
   * @param at now, in ms, by a clock that never steps back.
   */
  wait(key: string, at: number): number;
  /** Takes a token. Ask `wait` first. */
  take(key: string, at: number): void;
  /** Buckets remembered now. */
  readonly size: number;
}

/** Sums of fractions are off by far less than this, ms. */
const roundingMs = 1e-6;
/** Buckets remembered at once, unless told otherwise. */
const defaultMost = 50_000;

/**
 * Makes buckets that each remember one number: when they will be full again (the generic cell
 * rate algorithm). In any `t` seconds a key passes at most `burst + perSecond × t` times.
 * @param most buckets remembered; beyond it the one unused for longest is taken for full.
 */
export function createBuckets({ perSecond, burst }: BucketSettings, most = defaultMost): Buckets {
  const tokenMs = 1000 / perSecond;
  const depthMs = (burst - 1) * tokenMs;
  /** When each is full, in the order of last use: the first is the one unused for longest. */
  const fullAt = new Map<string, number>();

  function forget(at: number): void {
    for (const [key, full] of fullAt) {
      if (full > at && fullAt.size <= most) return;
      fullAt.delete(key);
    }
  }

  return {
    wait(key, at) {
      const early = Math.max(fullAt.get(key) ?? at, at) - depthMs - at;
      // One more than is needed at most: who waits as told must never come too early.
      return early <= roundingMs ? 0 : Math.floor(early) + 1;
    },
    take(key, at) {
      const full = Math.max(fullAt.get(key) ?? at, at) + tokenMs;
      fullAt.delete(key);
      fullAt.set(key, full);
      forget(at);
    },
    get size() {
      return fullAt.size;
    },
  };
}
