import assert from "node:assert/strict";
import test, { describe } from "node:test";
import type { Counts } from "#wire";
import { range } from "../testing.ts";
import { browser, server } from "../testing-counts.ts";
import { createAgreement, type Look } from "./agree.ts";

describe("where something broke", () => {
  /** The server has had `extra` messages more since the browser counted `broken` breaks. */
  const broke = (n: number, broken: number, extra: number, rest: Partial<Counts> = {}): Look => {
    const seen = browser(n, { broken });
    return {
      before: seen,
      after: seen,
      server: server(n, { messages: n + extra, ...rest }),
      since: 1,
    };
  };

  test("a difference that began then is unsure, and stays so without a warning", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(broke(n, 0, 0));
    for (const n of range(4, 100)) {
      const { differences, isUnsure } = add(broke(n, 1, 3));
      assert.deepEqual(differences, []);
      assert.equal(isUnsure, n > 4, `look ${n}`);
    }
  });

  test("what the server finds out a while later is excused as well", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(broke(n, 0, 0));
    for (const n of range(4, 60)) {
      assert.deepEqual(add(broke(n, 1, n < 20 ? 0 : 2)).differences, []);
    }
  });

  test("frames that went into a breaking line, which the server lacks, are excused", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(broke(n, 0, 0));
    for (const n of range(4, 60)) {
      const { differences, isUnsure } = add(broke(n, 1, 0, { framesUp: n - 2 }));
      assert.deepEqual([differences, isUnsure], [[], n > 4]);
    }
  });

  test("a request that the browser sent again unseen is excused by its further connection", () => {
    const { add } = createAgreement();
    const counts = (n: number, more: number) => {
      return { requests: n + more, connectionsOpened: 1 + more };
    };
    for (const n of range(1, 3)) add(broke(n, 0, 0, counts(n, 0)));
    for (const n of range(4, 60)) {
      const { differences, isUnsure } = add(broke(n, 0, 0, counts(n, 2)));
      assert.deepEqual([differences, isUnsure], [[], n > 4]);
    }
  });

  for (const [name, countOf, grown] of [
    ["in a quiet room, by one", (n: number) => Math.min(n, 6), 4],
    ["by more than what is on its way", (n: number) => n, 6],
  ] as const) {
    test(`a difference that grows after it is told: ${name}`, () => {
      const { add } = createAgreement();
      for (const n of range(1, 3)) add(broke(n, 0, 0));
      const found = range(4, 60).map((n) => add(broke(countOf(n), 1, n < 50 ? 3 : grown)));
      assert.deepEqual(
        found.at(-1)?.differences.map(({ what }) => what),
        ["messages"],
      );
    });
  }

  test("a break without a difference is not unsure", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(broke(n, 0, 0));
    for (const n of range(4, 20)) {
      assert.deepEqual(add(broke(n, 1, 0)), { differences: [], isUnsure: false });
    }
  });

  test("without a break the same difference is told, a first connection notwithstanding", () => {
    const { add } = createAgreement();
    const found = range(0, 5).map((n) =>
      add(broke(n, 0, 3, { connectionsOpened: Math.min(n, 1) })),
    );
    assert.equal(found.at(-1)?.differences.length, 1);
    assert.equal(found.at(-1)?.isUnsure, false);
  });
});

describe("under faults that break or repeat what is on its way", () => {
  /** Nothing broke that the browser saw, and no connection was opened. */
  const look = (n: number, extra: number, isLossy: boolean, ahead = 0): Look => ({
    before: browser(n),
    after: browser(n + ahead),
    server: server(n, { requests: n + extra }),
    since: 1,
    isLossy,
  });

  test("a difference is unsure, and stays so without a warning when they are over", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(look(n, 0, false));
    for (const n of range(4, 100)) {
      const { differences, isUnsure } = add(look(9, Math.min(n - 3, 20), n < 40));
      assert.deepEqual(differences, []);
      assert.equal(isUnsure, n > 4, `look ${n}`);
    }
  });

  test("what a busy room hid at the end of the doubt is no warning when it falls quiet", () => {
    const { add } = createAgreement();
    for (const n of range(1, 200)) {
      const isBusy = n < 100;
      const one = look(Math.min(n, 100) * 10, 3, n < 40, isBusy ? 10 : 0);
      assert.deepEqual(add(one).differences, []);
    }
  });

  test("a difference that comes later, without any of them, is told", () => {
    const { add } = createAgreement();
    for (const n of range(1, 20)) add(look(9, 2, n < 10));
    for (const _ of range(1, 40)) assert.deepEqual(add(look(9, 2, false)).differences, []);
    const found = range(1, 3).map(() => add(look(9, 3, false)).differences);
    assert.deepEqual(found.at(-1), [{ what: "requests", browser: 9, server: 12 }]);
  });
});
