import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createDealer } from "./dealer.ts";

const transports = ["a", "b", "c"];

function deal(shares: Record<string, number>, count: number): string {
  const dealer = createDealer(transports);
  return Array.from({ length: count }, () => dealer.deal(shares)).join("");
}

test("equal shares take turns", () => {
  assert.equal(deal({}, 7), "abcabca");
  assert.equal(deal({ a: 3, b: 3, c: 3 }, 6), "abcabc");
});

test("larger shares are mixed in evenly, and a share of 0 gets none", () => {
  assert.equal(deal({ a: 2, c: 0 }, 6), "abaaba");
  assert.equal(deal({ a: 0, b: 0 }, 3), "ccc");
});

test("whatever the shares, every round deals each transport as often as its share says", () => {
  const share = fc.integer({ min: 0, max: 9 });
  const some = fc.record({ a: share, b: share, c: share }).filter(({ a, b, c }) => a + b + c > 0);
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 4 }), (shares, rounds) => {
      const { a, b, c } = shares;
      const total = a + b + c;
      const dealt = deal(shares, rounds * total);
      for (const [id, wanted] of Object.entries(shares)) {
        for (let from = 0; from < dealt.length; from += total) {
          const round = dealt.slice(from, from + total);
          assert.equal(round.split(id).length - 1, wanted);
        }
      }
      // Nor is any transport ever more than one ahead of what its share says.
      for (let n = 1; n <= dealt.length; n += 1) {
        for (const [id, wanted] of Object.entries(shares)) {
          const ahead = dealt.slice(0, n).split(id).length - 1 - (n * wanted) / total;
          assert.ok(Math.abs(ahead) < transports.length, `${id} ${ahead} of ${dealt}`);
        }
      }
    }),
  );
});
