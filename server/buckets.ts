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
  /** What is remembered now; a bucket used in two spans counts twice. */
  readonly size: number;
}

/** Sums of fractions are off by far less than this, ms. */
const roundingMs = 1e-6;
/** Buckets remembered at once, unless told otherwise. */
const defaultMost = 50_000;
/** Nothing is forgotten more often than this, ms, however soon buckets are full. */
const leastSpanMs = 1000;

/**
 * Makes buckets that each remember one number: when they will be full again (the generic cell
 * rate algorithm). In any `t` seconds a key passes at most `burst + perSecond × t` times.
 * @param most buckets remembered, two at least; beyond it those unused for longest are taken for full.
 */
export function createBuckets({ perSecond, burst }: BucketSettings, most = defaultMost): Buckets {
  const tokenMs = 1000 / perSecond;
  const depthMs = (burst - 1) * tokenMs;
  const mostYoung = Math.floor(most / 2);
  const spanMs = Math.max(depthMs + tokenMs, leastSpanMs);
  // When each is full, of those used in this span and in the one before. Within a whole span every
  // bucket fills, so the others are full; nobody pays for a list in the order of use.
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let youngUntil = 0;

  const fullAt = (key: string, at: number) => Math.max(young.get(key) ?? old.get(key) ?? at, at);

  return {
    wait(key, at) {
      const early = fullAt(key, at) - depthMs - at;
      // One more than is needed at most: who waits as told must never come too early.
      return early <= roundingMs ? 0 : Math.floor(early) + 1;
    },
    take(key, at) {
      const full = fullAt(key, at) + tokenMs;
      if (at >= youngUntil || young.size >= mostYoung) {
        old = at < youngUntil + spanMs ? young : new Map();
        young = new Map();
        youngUntil = at + spanMs;
      }
      young.set(key, full);
    },
    get size() {
      return young.size + old.size;
    },
  };
}
