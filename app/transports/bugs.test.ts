import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { bugNames, type ServerFrame } from "#wire";
import { openPeer, quick } from "../testing.ts";
import { say, startFake } from "../testing-net.ts";
import { createTraffic } from "../traffic.ts";
import { bugsOf, variantOf } from "./bugs/index.ts";
import { transportIds, transports } from "./index.ts";
import type { Opening, OpenTransport } from "./transport.ts";

const hello: ServerFrame = { type: "messages", cursor: "c0", messages: [] };

describe("planted bugs", () => {
  test("concern the panels of their transport", () => {
    const concerned = Object.fromEntries(transportIds.map((id) => [id, bugsOf(id, bugNames)]));
    assert.deepEqual(concerned, {
      "short-polling": ["without-jitter"],
      "long-polling": ["queue-per-client", "without-memory", "timestamp-cursor", "without-jitter"],
      websocket: ["without-heartbeat", "without-jitter"],
    });
  });

  test("none in force leaves the model itself, and so do those of the server", () => {
    for (const id of transportIds) {
      assert.equal(variantOf(id, []), transports[id]);
      assert.equal(variantOf(id, ["queue-per-client", "timestamp-cursor"]), transports[id]);
    }
  });

  test("a variant depends on the same settings as its model", () => {
    for (const id of transportIds) {
      assert.deepEqual(variantOf(id, bugNames).uses, transports[id].uses);
    }
  });
});

describe("without heartbeat", () => {
  test("a silent line is neither pinged nor given up, even after a sleep", async (t) => {
    const fake = await startFake(t, { welcome: (ws) => say(ws, hello) });
    const settings = { pingMs: 20, silenceMs: 60, wakeMs: 20 };
    const parts = { id: "websocket", port: fake.port, room: "r", settings } as const;
    const model = openPeer(t, parts);
    const buggy = openPeer(t, {
      ...parts,
      transport: variantOf("websocket", ["without-heartbeat"]),
    });
    await buggy.stands("open");
    buggy.wake();
    // By then the model has given up three lines.
    await model.until(() => model.events.filter(({ type }) => type === "fallen").length >= 3);
    assert.equal(buggy.told.at(-1)?.status.state, "open");
    const ups = buggy.events.filter((event) => event.type === "frame" && event.direction === "up");
    assert.deepEqual(ups, []);
  });
});

describe("without jitter", () => {
  for (const id of transportIds) {
    test(`${id} waits exactly as long as everybody else, and is the model in all else`, (t) => {
      const opened: OpenTransport = { send: () => Promise.reject(), close() {} };
      const open = t.mock.method(transports[id], "open", (_: Opening) => opened);
      const opening: Opening = {
        traffic: createTraffic({
          origin: "http://x",
          room: "r",
          transport: id,
          client: "me",
          observe() {},
        }),
        deliver() {},
        status() {},
        settings: { ...quick, backoff: { firstMs: 20, mostMs: 160, jitter: 0.5 } },
      };
      assert.equal(variantOf(id, ["without-jitter"]).open(opening), opened);
      const [given] = open.mock.calls[0]?.arguments ?? [];
      const backoff = { firstMs: 20, mostMs: 160, jitter: 0 };
      assert.deepEqual(given, { ...opening, settings: { ...quick, backoff } });
    });
  }
});
