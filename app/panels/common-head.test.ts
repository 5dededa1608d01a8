import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { makeMessage, quick, showsUp } from "../testing.ts";
import { makePanel } from "../testing-panels.ts";
import type { Delivery, Opening, Transport } from "../transports/transport.ts";
import { createCommonHead } from "./common-head.ts";

const overdueMs = 1000;

describe("the common head", () => {
  function start() {
    let time = 0;
    const head = createCommonHead(overdueMs, () => time);
    const pass = (ms: number) => {
      time += ms;
    };
    return { ...head, pass };
  }

  test("calls overdue what somebody has had for too long, and nothing younger", () => {
    const { note, overdue, pass } = start();
    note(1, 3);
    pass(overdueMs / 2);
    note(4, 5);
    assert.equal(overdue(1), 0);
    pass(overdueMs / 2 + 20);
    assert.equal(overdue(1), 2);
    pass(overdueMs / 2);
    assert.equal(overdue(1), 4);
    assert.equal(overdue(5), 0);
  });

  test("does so in a flood that never ends, with few things remembered", () => {
    const { note, overdue, pass } = start();
    for (let seq = 1; seq <= 5000; seq++) {
      note(seq, seq);
      pass(1);
    }
    const found = overdue(0);
    assert.ok(found > 3900 && found <= 4001, `${found} are overdue`);
  });

  test("reckons from the first message that anybody got, for one that has none", () => {
    const { note, overdue, pass } = start();
    note(951, 1000);
    pass(overdueMs + 20);
    assert.equal(overdue(undefined), 50);
  });

  test("knows nothing after a reset", () => {
    const { note, overdue, reset, pass } = start();
    note(1, 500);
    pass(2 * overdueMs);
    reset();
    assert.equal(overdue(3), 0);
    note(4, 4);
    pass(2 * overdueMs);
    assert.equal(overdue(3), 1);
  });
});

describe("a panel that claims to be open", () => {
  /** Two panels of one room that deliver what a test gives them. */
  function start(t: TestContext) {
    const head = createCommonHead(50);
    const openings: Opening[] = [];
    const transport: Transport = {
      uses: [],
      open(opening) {
        openings.push(opening);
        opening.status({ state: "open" });
        return { send: () => new Promise(() => {}), close() {} };
      },
    };
    const make = () => {
      const panel = makePanel(t, "any", 1, { transport, head });
      panel.open("me", quick);
      const timer = setInterval(panel.lookAround, 10);
      t.after(() => clearInterval(timer));
      const opening = openings.at(-1);
      return {
        panel,
        deliver: (delivery: Delivery) => opening?.deliver(delivery),
        status: (status: Parameters<Opening["status"]>[0]) => opening?.status(status),
      };
    };
    return [make(), make()] as const;
  }
  const page = (...numbers: number[]) => ({
    cursor: "c",
    messages: numbers.map((n) => makeMessage(n)),
  });

  test("has lost what the other has had for long, until it comes", async (t) => {
    const [one, other] = start(t);
    for (const { deliver } of [one, other]) deliver(page(1));
    one.deliver(page(2, 3));
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 2);
    assert.equal(one.panel.numbers.get().order.lost, 0);
    other.deliver(page(2));
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 1);
    other.deliver(page(3));
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 0);
  });

  test("has lost nothing once it says that it is in trouble", async (t) => {
    const [one, other] = start(t);
    one.deliver(page(1));
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 1);
    other.status({ state: "retrying", attempt: 1, nextAt: 0, cause: "silent" });
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 0);
  });

  test("lacks nothing of a log that has ended", async (t) => {
    const [one, other] = start(t);
    one.deliver(page(1, 2, 3));
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 3);
    one.deliver({ cursor: "d", messages: [], gap: true });
    await showsUp(other.panel.numbers, ({ order }) => order.lost === 0);
  });
});
