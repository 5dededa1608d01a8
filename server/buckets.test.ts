import assert from "node:assert/strict";
import test, { describe } from "node:test";
import fc from "fast-check";
import { createBuckets } from "./buckets.ts";

const settings = fc.record({
  perSecond: fc.oneof(
    fc.integer({ min: 1, max: 3000 }),
    fc.double({ min: 0.02, max: 50, noNaN: true }),
  ),
  burst: fc.integer({ min: 1, max: 60 }),
});
/** Pauses before each arrival, ms: crowds, trickles and long silences. */
const pauses = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.integer({ min: 0, max: 2000 }),
  ),
  { minLength: 1, maxLength: 300 },
);

/** Buckets whose clock stands until it is moved. */
function start(bucket: { perSecond: number; burst: number }, most?: number) {
  const clock = { at: 1000.25 };
  const buckets = createBuckets(bucket, most);
  const wait = (key: string) => buckets.wait(key, clock.at);
  const pass = (key: string) => {
    const isPassing = wait(key) === 0;
    if (isPassing) buckets.take(key, clock.at);
    return isPassing;
  };
  return { clock, buckets, wait, pass };
}

/** Whether in any window no more passed than a full bucket and what fills it meanwhile. */
function holds(passedAt: number[], { perSecond, burst }: { perSecond: number; burst: number }) {
  return passedAt.every((from, first) =>
    passedAt
      .slice(first)
      .every((to, i) => i + 1 <= burst + ((to - from) / 1000) * perSecond + 1e-6),
  );
}

describe("a bucket", () => {
  test("never lets pass more than burst + rate × t in any window, whatever arrives when", () => {
    fc.assert(
      fc.property(settings, pauses, (bucket, pattern) => {
        const { clock, pass } = start(bucket);
        const passedAt: number[] = [];
        for (const pause of pattern) {
          clock.at += pause;
          if (pass("a")) passedAt.push(clock.at);
        }
        return holds(passedAt, bucket);
      }),
    );
  });

  test("lets its whole burst pass at once, and then not one more", () => {
    fc.assert(
      fc.property(settings, (bucket) => {
        const { pass } = start(bucket);
        const passed = Array.from({ length: bucket.burst + 1 }, () => pass("a"));
        return passed.indexOf(false) === bucket.burst;
      }),
    );
  });

  test("lets pass who waited as told, and told it a whole number of ms", () => {
    fc.assert(
      fc.property(settings, pauses, (bucket, pattern) => {
        const { clock, wait, pass } = start(bucket);
        for (const pause of pattern) {
          clock.at += pause;
          const waitMs = wait("a");
          const isBounded = Number.isInteger(waitMs) && waitMs <= 1000 / bucket.perSecond + 1.001;
          clock.at += waitMs;
          if (!isBounded || !pass("a")) return false;
        }
        return true;
      }),
    );
  });

  test("that refuses takes nothing: asking on and on makes nobody wait longer", () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 100 }), (bucket, times) => {
        const { wait, pass } = start(bucket);
        while (pass("a"));
        const waitMs = wait("a");
        for (let i = 0; i < times; i += 1) pass("a");
        return wait("a") === waitMs;
      }),
    );
  });

  test("has nothing to do with another's", () => {
    const { pass } = start({ perSecond: 1, burst: 1 });
    assert.deepEqual([pass("a"), pass("b"), pass("a"), pass("b")], [true, true, false, false]);
  });
});

describe("forgetting", () => {
  const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom("a", "b")), {
    minLength: 1,
    maxLength: 200,
  });

  test("full buckets changes nothing for anybody", () => {
    fc.assert(
      fc.property(settings, arrivals, (bucket, pattern) => {
        const { clock, pass } = start(bucket);
        const alone = { a: start(bucket), b: start(bucket) };
        for (const [pause, key] of pattern) {
          clock.at += pause;
          const other = alone[key as "a" | "b"];
          other.clock.at = clock.at;
          assert.equal(pass(key), other.pass(key));
        }
      }),
    );
  });

  test("one that is not full, for want of room, gives no more than a full one", () => {
    fc.assert(
      fc.property(settings, arrivals, (bucket, pattern) => {
        const { clock, buckets, pass } = start(bucket, 1);
        let passedAt: number[] = [];
        for (const [pause, key] of pattern) {
          clock.at += pause;
          if (!pass(key)) continue;
          // Room for one: whoever passes makes the other be forgotten.
          passedAt = key === "a" ? [...passedAt, clock.at] : [];
          assert.ok(holds(passedAt, bucket));
          assert.ok(buckets.size <= 1);
        }
      }),
    );
  });

  test("leaves no bucket behind once all had time to fill", () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 500 }), (bucket, keys) => {
        const { clock, buckets, pass } = start(bucket);
        for (let i = 0; i < keys; i += 1) pass(`client-${i}`);
        clock.at += (bucket.burst * 1000) / bucket.perSecond + 1;
        pass("last");
        return buckets.size === 1;
      }),
    );
  });

  test("keeps the memory bounded under keys that never come again", () => {
    const { buckets, pass } = start({ perSecond: 1, burst: 10 }, 100);
    for (let i = 0; i < 10_000; i += 1) pass(`client-${i}`);
    assert.equal(buckets.size, 100);
  });
});
