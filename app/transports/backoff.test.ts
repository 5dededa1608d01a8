import assert from "node:assert/strict";
import test, { describe } from "node:test";
import fc from "fast-check";
import { type BackoffSettings, createBackoff } from "./backoff.ts";

const settings = { firstMs: 500, mostMs: 15_000, jitter: 0 };
const take = (next: () => number, count: number) => Array.from({ length: count }, next);

test("each wait is twice the one before, up to the longest", () => {
  const backoff = createBackoff(settings);
  assert.deepEqual(take(backoff.next, 7), [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("attempts are counted, and success begins anew", () => {
  const backoff = createBackoff(settings);
  assert.equal(backoff.attempt, 0);
  take(backoff.next, 3);
  assert.equal(backoff.attempt, 3);
  backoff.reset();
  assert.equal(backoff.attempt, 0);
  assert.equal(backoff.next(), 500);
});

test("chance takes away at most its share, and adds nothing", () => {
  const least = createBackoff({ ...settings, jitter: 0.5 }, () => 1);
  assert.deepEqual(take(least.next, 3), [250, 500, 1000]);
  const most = createBackoff({ ...settings, jitter: 0.5 }, () => 0);
  assert.deepEqual(take(most.next, 3), [500, 1000, 2000]);
});

test("many clients do not come back at once", () => {
  const waits = new Set(take(() => createBackoff({ ...settings, jitter: 0.5 }).next(), 100));
  assert.ok(waits.size > 90);
  for (const wait of waits) assert.ok(wait > 250 && wait <= 500);
});

test("it waits its longest after any number of failures", () => {
  const backoff = createBackoff(settings);
  assert.equal(take(backoff.next, 5000).at(-1), 15_000);
});

describe("whatever the settings and the dice", () => {
  const anySettings = fc
    .record({
      firstMs: fc.integer({ min: 1, max: 60_000 }),
      times: fc.integer({ min: 1, max: 1000 }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ firstMs, times, jitter }) => ({ firstMs, mostMs: firstMs * times, jitter }));
  const anyDice = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
    minLength: 1,
    maxLength: 40,
  });
  /** The waits that those dice lead to. */
  const waitsOf = (settings: BackoffSettings, dice: number[]) => {
    let thrown = 0;
    const backoff = createBackoff(settings, () => dice[thrown++] ?? 0);
    return { backoff, waits: take(backoff.next, dice.length) };
  };

  test("a wait lies between its whole and what jitter leaves of it", () => {
    fc.assert(
      fc.property(anySettings, anyDice, (settings, dice) => {
        waitsOf(settings, dice).waits.forEach((wait, i) => {
          const whole = Math.min(settings.mostMs, settings.firstMs * 2 ** i);
          assert.ok(wait <= whole, `${wait} of ${whole} ms`);
          assert.ok(wait >= whole * (1 - settings.jitter) - 1e-9, `${wait} of ${whole} ms`);
        });
      }),
    );
  });

  test("without jitter each wait is twice the one before, until the longest", () => {
    fc.assert(
      fc.property(anySettings, anyDice, (settings, dice) => {
        const { waits } = waitsOf({ ...settings, jitter: 0 }, dice);
        assert.equal(waits[0], settings.firstMs);
        waits.slice(1).forEach((wait, i) => {
          assert.equal(wait, Math.min(settings.mostMs, 2 * (waits[i] ?? 0)));
        });
      }),
    );
  });

  test("a reset begins anew, after any number of failures", () => {
    fc.assert(
      fc.property(anySettings, anyDice, (settings, dice) => {
        const { backoff } = waitsOf({ ...settings, jitter: 0 }, dice);
        assert.equal(backoff.attempt, dice.length);
        backoff.reset();
        assert.equal(backoff.attempt, 0);
        assert.equal(backoff.next(), settings.firstMs);
      }),
    );
  });
});
