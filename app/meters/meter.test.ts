import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type Counts, paths } from "#wire";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { readStats } from "../../server/testing-stats.ts";
import { Failure } from "../failure.ts";
import type { Happening } from "../happening.ts";
import { openPeer } from "../testing.ts";
import { startGate } from "../testing-net.ts";
import { transportIds } from "../transports/index.ts";
import { createMeter, type Seen } from "./meter.ts";

const shared = ["requests", "sends", "empties", "messages", "framesUp", "framesDown"] as const;
type Shared = Record<(typeof shared)[number], number>;
const pick = (counts: Shared) => Object.fromEntries(shared.map((name) => [name, counts[name]]));

/** A meter that has seen these, all of one exchange. */
function seen(...happenings: Happening[]): Seen {
  const meter = createMeter();
  for (const happening of happenings) meter.observe({ ...happening, exchange: 1, at: 0 });
  return meter.read();
}

const ask: Happening = { type: "request", kind: "ask", url: "" };
const send: Happening = { type: "request", kind: "send", url: "" };
const handshake: Happening = { type: "request", kind: "handshake", url: "" };
const answer = (messages: number, status = 200): Happening => ({
  type: "answer",
  status,
  messages,
});
const failure = (code: "unreachable" | "timeout"): Happening => ({
  type: "failure",
  cause: new Failure(code, ""),
});

for (const id of transportIds) {
  describe(`the meter of ${id} counts what its server counts`, () => {
    const start = async (t: TestContext) => {
      const server = await startChat(t);
      const { room } = await makeRoom(server);
      const gate = await startGate(t, server.port);
      const meter = createMeter();
      const settings = { intervalMs: 150, holdS: 0.3 };
      const { port } = gate;
      const peer = openPeer(t, { id, port, room, settings, observe: meter.observe });
      await peer.stands("open");
      const counted = async () =>
        (await readStats(server, room, peer.client)).client?.[id] as Counts;
      /** Settles in a moment in which nothing is on its way. */
      const agree = () =>
        eventually(async () => {
          const before = pick(meter.read());
          const there = pick(await counted());
          assert.deepEqual(pick(meter.read()), before, "something passed meanwhile");
          assert.deepEqual(before, there);
        });
      return { server, room, gate, meter, peer, counted, agree };
    };

    test("through news, drafts, refusals and a while of nothing", async (t) => {
      const { server, room, meter, peer, agree } = await start(t);
      await sayMany(server, room, 3);
      await Promise.all([peer.send(makeDraft()), peer.send(makeDraft())]);
      await assert.rejects(peer.send({ ...makeDraft(), text: "" }));
      await peer.has(5);
      const { asks } = meter.read();
      await peer.until(() => meter.read().sockets > 0 || meter.read().asks >= asks + 3);
      await peer.send(makeDraft());
      await peer.has(6);
      await agree();
      const { sends, messages } = meter.read();
      assert.equal(sends, 4);
      assert.equal(messages, 6);
    });

    test("through another client's messages, which count for both of them", async (t) => {
      const { room, peer, gate, agree, meter } = await start(t);
      const other = openPeer(t, { id, port: gate.port, room });
      await other.send(makeDraft());
      await peer.has(1);
      await agree();
      assert.equal(meter.read().sends, 0);
      assert.equal(meter.read().messages, 1);
    });

    test("through a lost connection, for all that was not lost with it", async (t) => {
      const { server, room, gate, peer, meter, counted } = await start(t);
      const before = peer.told.length;
      gate.target = undefined;
      gate.cut();
      await peer.stands("retrying", before);
      gate.target = server.port;
      await peer.stands("open", before);
      await sayMany(server, room, 2);
      await peer.has(2);
      await eventually(async () => {
        const { requests, messages } = await counted();
        const here = meter.read();
        assert.equal(messages, here.messages);
        assert.ok(requests >= here.answered, "an answer to what never arrived");
        assert.ok(requests <= here.started, "what arrived was never started");
      });
    });

    test("and what is open now", async (t) => {
      const { peer, meter, counted } = await start(t);
      await eventually(async () => {
        const { sockets, parked } = (await counted()).openNow;
        const here = meter.read();
        assert.equal(here.sockets, sockets);
        assert.equal(here.waiting, parked);
      });
      peer.close();
      const { waiting, sockets } = meter.read();
      await peer.until(() => meter.read().sockets + meter.read().waiting === 0);
      assert.ok(waiting + sockets <= 1);
    });
  });
}

describe("a meter", () => {
  test("counts an answer without messages as empty, if it is one to an ask and no refusal", () => {
    assert.equal(seen(ask, answer(0)).empties, 1);
    assert.equal(seen(ask, answer(2)).empties, 0);
    assert.equal(seen(ask, answer(0, 503)).empties, 0);
    assert.equal(seen(send, answer(0, 201)).empties, 0);
    assert.equal(seen(handshake, answer(0, 101)).empties, 0);
  });

  test("takes back a request that reached nobody, and no other", () => {
    const unreached = seen(ask, failure("unreachable"));
    assert.deepEqual(
      [unreached.requests, unreached.asks, unreached.waiting, unreached.started],
      [0, 0, 0, 1],
    );
    assert.equal(seen(send, failure("unreachable")).sends, 0);
    const late = seen(ask, failure("timeout"));
    assert.deepEqual([late.requests, late.asks, late.waiting], [1, 1, 0]);
    assert.equal(seen(ask, { type: "aborted" }).requests, 1);
  });

  test("knows what waits, and which sockets are open", () => {
    assert.equal(seen(ask).waiting, 1);
    assert.equal(seen(send).waiting, 0);
    assert.equal(seen(ask, answer(0)).waiting, 0);
    assert.equal(seen(handshake).waiting, 1);
    const opened = seen(handshake, answer(0, 101));
    assert.deepEqual([opened.waiting, opened.sockets], [0, 1]);
    const fallen: Happening = { type: "fallen", cause: new Failure("silent", "") };
    assert.equal(seen(handshake, answer(0, 101), fallen).sockets, 0);
    assert.equal(seen(handshake, answer(0, 101), { type: "aborted" }).sockets, 0);
  });

  test("forgets at a reset what was under way, and hands out copies", () => {
    const meter = createMeter();
    meter.observe({ ...ask, exchange: 1, at: 0 });
    const copy = meter.read();
    meter.reset();
    meter.observe({ ...answer(3), exchange: 1, at: 0 });
    assert.deepEqual(new Set(Object.values(meter.read())), new Set([0]));
    assert.equal(copy.waiting, 1);
  });
});

test("nothing of the stats themselves is counted", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  for (let i = 0; i < 5; i++) await call(server, "GET", `${paths.stats(room)}?client=me`);
  const { transports } = await readStats(server, room);
  for (const { requests } of Object.values(transports)) assert.equal(requests, 0);
});
