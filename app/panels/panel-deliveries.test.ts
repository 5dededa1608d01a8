import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { makeDraft } from "../../server/testing.ts";
import { makeMessage, quick, seqs, showsUp } from "../testing.ts";
import { has, isOpen, makePanel, startPanel as start } from "../testing-panels.ts";
import type { Delivery, Opening, Transport } from "../transports/transport.ts";
import { createCommonHead } from "./common-head.ts";
import type { Panel } from "./panel.ts";
import type { PanelParts } from "./panel-parts.ts";

describe("a panel", () => {
  /** A transport that delivers what a test gives it. */
  function startByHand(t: TestContext, parts: Partial<PanelParts> = {}) {
    let opening: Opening | undefined;
    const send = () => new Promise<never>(() => {});
    const transport: Transport = {
      uses: [],
      open(parts) {
        opening = parts;
        return { send, close() {} };
      },
    };
    const panel = makePanel(t, "any", 1, { transport, ...parts });
    panel.open("me", quick);
    opening?.status({ state: "open" });
    return { panel, deliver: (delivery: Delivery) => opening?.deliver(delivery) };
  }
  const page = (...numbers: number[]) => numbers.map((n) => makeMessage(n));

  test("shows once what is delivered twice, and counts it as repeated", (t) => {
    const { panel, deliver } = startByHand(t);
    deliver({ cursor: "c2", messages: page(1, 2) });
    deliver({ cursor: "c3", messages: page(1, 2, 3) });
    assert.deepEqual(seqs(panel.messages.get().rows), [1, 2, 3]);
    const { doubled, repeated } = panel.numbers.get().order;
    assert.deepEqual([doubled, repeated], [0, 2]);
  });

  for (const [name, opens, recovered] of [
    [
      "opened anew while messages were overdue counts them as recovered",
      (panel: Panel) => {
        panel.open("me", quick);
      },
      3,
    ],
    [
      "closed and opened again counts what came meanwhile as no failure's",
      (panel: Panel) => {
        panel.close();
        panel.open("me", quick);
      },
      0,
    ],
  ] as const) {
    test(name, (t) => {
      let now = 0;
      const head = createCommonHead(1000, () => now);
      const { panel, deliver } = startByHand(t, { head });
      deliver({ cursor: "c1", messages: page(1) });
      head.note(1, 4);
      now = 1100;
      panel.lookAround();
      assert.equal(panel.numbers.get().order.lost, 3);
      opens(panel);
      deliver({ cursor: "c4", messages: page(2, 3, 4) });
      const { order, recovered: found } = panel.numbers.get();
      assert.deepEqual([order.lost, found], [0, recovered]);
    });
  }

  test("tells how many messages came at once of late, but not of those it could not have had", (t) => {
    const { panel, deliver } = startByHand(t);
    const timely = (...numbers: number[]) =>
      numbers.map((n) => makeMessage(n, { acceptedAt: Date.now() + 1 }));
    const told = () => panel.numbers.get().perDelivery;
    deliver({ cursor: "c3", messages: [1, 2, 3].map((n) => makeMessage(n, { acceptedAt: 1 })) });
    assert.equal(told(), undefined);
    deliver({ cursor: "c4", messages: timely(4) });
    assert.equal(told(), undefined);
    deliver({ cursor: "c9", messages: timely(5, 6, 7, 8, 9) });
    assert.equal(told(), 3);
    deliver({ cursor: "c9", messages: timely(8, 9) });
    assert.equal(told(), 3, "what it had already is not counted again");
    panel.reset();
    assert.equal(told(), undefined);
  });

  test("says that history is missing, and shows what is kept, though it had those numbers", (t) => {
    const { panel, deliver } = startByHand(t);
    deliver({ cursor: "c5", messages: page(4, 5) });
    deliver({ cursor: "d0", messages: [], gap: true });
    deliver({ cursor: "d2", messages: page(1, 2) });
    const { rows, isCut } = panel.messages.get();
    assert.deepEqual([seqs(rows), isCut], [[1, 2], true]);
  });

  test("shows a message as accepted until it is delivered", async (t) => {
    const { panel } = await start(t, "short-polling");
    panel.open("me", { ...quick, intervalMs: 60_000 });
    await isOpen(panel);
    panel.send(makeDraft());
    const isAccepted = ({ state }: { state: string }) => state === "accepted";
    const { rows } = await showsUp(panel.messages, (view) => view.pending.some(isAccepted));
    assert.deepEqual(rows, []);
    panel.open("me", quick);
    assert.deepEqual((await has(panel, 1)).pending, []);
  });
});
