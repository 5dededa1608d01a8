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

  test("a difference that grows after it is told", () => {
    const { add } = createAgreement();
    for (const n of range(1, 3)) add(broke(n, 0, 0));
    const found = range(4, 60).map((n) => add(broke(n, 1, n < 50 ? 3 : 5)));
    assert.deepEqual(
      found.at(-1)?.differences.map(({ what }) => what),
      ["messages"],
    );
  });

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
