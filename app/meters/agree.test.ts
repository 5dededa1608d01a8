import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { range } from "../testing.ts";
import { browser, server } from "../testing-counts.ts";
import { createAgreement, type Disagreement, type Look } from "./agree.ts";

const shared = ["requests", "empties", "messages", "framesUp", "framesDown"] as const;

/** A look while the browser went from `before` to `after`, in which the server counted `there`. */
function look(before: number, there: number, after: number, since = 1): Look {
  return { before: browser(before), after: browser(after), server: server(there), since };
}

/** An agreement that tells the differences alone. */
function hold() {
  const { add, reset } = createAgreement();
  return { add: (one: Look): Disagreement[] => add(one).differences, reset };
}

describe("both sides agree", () => {
  test("while they count the same", () => {
    const agreement = hold();
    for (const n of range(1, 20)) assert.deepEqual(agreement.add(look(n, n, n)), []);
  });

  test("while both count on as the answer travels, whichever is ahead", () => {
    const agreement = hold();
    for (const n of range(1, 50)) {
      const there = n * 100 + ((n * 37) % 60) - 30;
      assert.deepEqual(agreement.add(look(n * 100, there, n * 100 + 40)), []);
    }
  });

  test("while requests are on their way that the server has or has not counted yet", () => {
    for (const arrived of [4, 5]) {
      const agreement = hold();
      const seen = browser(4, { started: 5, requests: 5, answered: 4 });
      const counts = server(4, { requests: arrived });
      for (const _ of range(1, 4)) {
        assert.deepEqual(
          agreement.add({ before: seen, after: seen, server: counts, since: 1 }),
          [],
        );
      }
    }
  });

  test("when a request reached nobody, which the server cannot have counted", () => {
    const agreement = hold();
    const seen = browser(4, { started: 9, requests: 4, answered: 4 });
    for (const _ of range(1, 4)) {
      const one = { before: seen, after: seen, server: server(4), since: 1 };
      assert.deepEqual(agreement.add(one), []);
    }
  });
});

describe("a difference", () => {
  for (const what of shared) {
    for (const [name, off] of [
      ["more", 1],
      ["less", -1],
    ] as const) {
      test(`is found where the server counted ${name} ${what}`, () => {
        const agreement = hold();
        const counts = server(7, { [what]: 7 + off });
        const seen = browser(7);
        const one = { before: seen, after: seen, server: counts, since: 1 };
        assert.deepEqual(agreement.add(one), []);
        assert.deepEqual(agreement.add(one), []);
        assert.deepEqual(agreement.add(one), [{ what, browser: 7, server: 7 + off }]);
      });
    }
  }

  test("is found while both sides count on", () => {
    const agreement = hold();
    const found = range(1, 6).map((n) => {
      const counts = server(n * 10, { messages: n * 10 - 25 });
      return agreement.add({
        before: browser(n * 10),
        after: browser(n * 10),
        server: counts,
        since: 1,
      });
    });
    assert.deepEqual(
      found.at(-1)?.map(({ what }) => what),
      ["messages"],
    );
  });

  test("is told no more once the sides agree again", () => {
    const agreement = hold();
    const wrong: Look = { ...look(5, 5, 5), server: server(5, { empties: 6 }) };
    for (const _ of range(1, 3)) agreement.add(wrong);
    assert.equal(agreement.add(look(5, 5, 5)).length, 1, "the look before is judged");
    assert.deepEqual(agreement.add(look(5, 5, 5)), []);
  });

  test("is forgotten at a reset", () => {
    const agreement = hold();
    for (const _ of range(1, 3)) agreement.add(look(5, 6, 5));
    agreement.reset();
    for (const _ of range(1, 2)) assert.deepEqual(agreement.add(look(5, 6, 5)), []);
  });
});

describe("a server that began anew", () => {
  test("is no difference, though it counts from zero", () => {
    const agreement = hold();
    for (const n of range(1, 5)) assert.deepEqual(agreement.add(look(n * 10, n * 10, n * 10)), []);
    // It ended when the browser had counted 53, and has counted 4 since.
    for (const n of range(6, 12)) {
      const there = n * 10 - 53;
      assert.deepEqual(agreement.add(look(n * 10, there, n * 10, 2)), []);
    }
  });

  test("can begin anew more than once", () => {
    const agreement = hold();
    for (const n of range(1, 30)) {
      const life = Math.floor(n / 10);
      assert.deepEqual(agreement.add(look(n, n - life * 10, n, life)), []);
    }
  });

  test("is still held against the browser", () => {
    const agreement = hold();
    for (const n of range(1, 3)) agreement.add(look(n, n, n));
    const found = range(4, 8).flatMap((n) => agreement.add(look(n, n + 100, n, 2)));
    assert.ok(found.length > 0);
    assert.deepEqual(new Set(found.map(({ what }) => what)), new Set(shared));
  });
});
