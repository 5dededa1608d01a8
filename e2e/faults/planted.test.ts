import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import type { BugName } from "#wire";
import { variantOf } from "../../app/transports/bugs/index.ts";
import { type TransportId, transportIds } from "../../app/transports/index.ts";
import { type Client, openClient } from "./client.ts";
import { type Host, startHost, type Teardown } from "./host.ts";
import { kept } from "./judge.ts";
import { network } from "./network.ts";
import { known, lostAnswers, planted, repeated, revealing } from "./planted.ts";
import { run } from "./run.ts";
import { setStage } from "./scene.ts";
import { collect } from "./suite.ts";

// A suite that cannot fail proves nothing: here the same runs meet planted mistakes, and report them.

const undo = collect();
let host: Host;
before(async () => {
  host = await startHost(undo);
});
after(undo.all);

describe("the same runs report a planted bug", () => {
  for (const { name, id, fault, reveals } of planted) {
    test(name, async (t) => {
      const [result] = await run(t, host, fault, [id], { sendingMs: 8000, reachedMs: 8000 });
      assert.ok(result);
      assert.notDeepEqual(result.verdict, kept);
      assert.ok(reveals(result.verdict), JSON.stringify(result.verdict));
    });
  }

  test("without a heartbeat a half-open socket is never given up", async (t) => {
    const fault = known(network, "half-open both ways");
    const transport = variantOf("websocket", ["without-heartbeat"]);
    const bounds = { sendingMs: 5000, reachedMs: 3000 };
    const [result] = await run(t, host, { ...fault, transport }, ["websocket"], bounds);
    assert.equal(result?.verdict.unreached, 2);
    assert.ok(result.verdict.lost > 0 && result.verdict.unaccepted > 0);
  });
});

describe("a server that knows no message again", () => {
  const others = collect();
  let forgetful: Host;
  before(async () => {
    forgetful = await startHost(others, { FORGETS_IDS: "1" });
  });
  after(others.all);

  for (const fault of [lostAnswers, repeated]) {
    test(`doubles what is sent again: ${fault.name}`, async (t) => {
      const results = await run(t, forgetful, fault, transportIds);
      for (const [i, { verdict }] of results.entries()) {
        const what = `${transportIds[i]}: ${JSON.stringify(verdict)}`;
        assert.ok(verdict.repeated > 0 && verdict.doubled > 0, what);
      }
    });
  }
});

describe("the model passes the faults that reveal them", () => {
  for (const fault of revealing) {
    test(fault.name, async (t) => {
      for (const { scene, verdict } of await run(t, host, fault, transportIds)) {
        assert.ok(fault.happened(scene));
        assert.deepEqual(verdict, kept);
      }
    });
  }

  test("half-open both ways, within the bounds that the one without heartbeat exceeds", async (t) => {
    const fault = known(network, "half-open both ways");
    const bounds = { sendingMs: 5000, reachedMs: 3000 };
    const [result] = await run(t, host, fault, ["websocket"], bounds);
    assert.deepEqual(result?.verdict, kept);
  });
});

describe("many clients that lose their server at the same moment", () => {
  const clients = collect();
  after(clients.all);

  /** How far their third waits lie apart, ms. */
  async function spread(t: Teardown, id: TransportId, bugs: BugName[]): Promise<number> {
    const { bar, room, proxies } = await setStage(t, host, id);
    const { port } = proxies.receiver;
    const settings = { backoff: { firstMs: 40, mostMs: 1000, jitter: 0.5 } };
    const transport = variantOf(id, bugs);
    const crowd = Array.from({ length: 20 }, () =>
      openClient(t, { id, transport, port, room, settings }),
    );
    const all = (found: (client: Client) => boolean) =>
      Promise.all(crowd.map((client) => client.until(() => found(client), 10_000)));
    await all(({ cursors }) => cursors.length > 0);
    bar();
    await all(({ waits }) => waits.length >= 3);
    const thirds = crowd.map(({ waits }) => waits[2] ?? Number.NaN);
    return Math.max(...thirds) - Math.min(...thirds);
  }

  for (const id of transportIds) {
    test(`${id}: without jitter all come back at once, with jitter they do not`, async () => {
      const apart = await spread(clients, id, ["without-jitter"]);
      assert.ok(apart <= 2, `${apart} ms`);
      const spreadOut = await spread(clients, id, []);
      assert.ok(spreadOut >= 20, `${spreadOut} ms`);
    });
  }
});
