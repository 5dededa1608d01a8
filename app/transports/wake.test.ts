import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import type { WebSocket } from "ws";
import type { ServerFrame } from "#wire";
import { eventually, makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { openPeer, type Peer, type PeerParts, range, seqs } from "../testing.ts";
import { reply, say, startFake, startGate } from "../testing-net.ts";
import { transportIds } from "./index.ts";

const page = { cursor: "c0", messages: [], more: false };
const hello: ServerFrame = { type: "messages", cursor: "c0", messages: [] };
/** So long that nobody waits for it here. */
const longWait = { firstMs: 60_000, mostMs: 60_000, jitter: 0 };
const starts = ({ events }: Peer) => events.filter(({ type }) => type === "request");

for (const id of transportIds) {
  const start = async (t: TestContext, settings: PeerParts["settings"] = {}) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const gate = await startGate(t, server.port);
    const peer = openPeer(t, { id, port: gate.port, room, settings });
    await peer.stands("open");
    return { server, room, gate, peer };
  };

  describe(`${id} wakes`, () => {
    test("and tries at once what it waited with, and so does a draft", async (t) => {
      const { server, room, gate, peer } = await start(t, { backoff: longWait });
      gate.target = undefined;
      gate.cut();
      const before = peer.told.length;
      const sending = peer.send(makeDraft());
      await peer.stands("retrying");
      gate.target = server.port;
      peer.wake();
      await peer.stands("open", before);
      assert.equal((await sending).seq, 1);
      await sayMany(server, room, 1);
      await peer.has(2);
      assert.deepEqual(seqs(peer.messages()), range(1, 2));
    });

    test("but bears what a busy server asked for", async (t) => {
      let asked = 0;
      const busy = { code: "unavailable", detail: "busy" } as const;
      const fake = await startFake(t, {
        answer(res) {
          asked += 1;
          if (asked > 1) return reply(res, 200, page);
          reply(res, 503, busy, { "Retry-After": "1" });
        },
        welcome(ws) {
          asked += 1;
          if (asked > 1) return say(ws, hello);
          say(ws, { type: "problem", ...busy, retryAfterMs: 1000 });
          ws.close(1013);
        },
      });
      const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { backoff: longWait } });
      await peer.stands("retrying");
      peer.wake();
      await peer.stands("open");
      const [first, second] = starts(peer);
      const waited = (second?.at ?? 0) - (first?.at ?? 0);
      assert.ok(waited >= 999 && waited < 9000, `it waited ${waited} ms`);
    });

    test("often, which opens and asks nothing twice at a time", async (t) => {
      const { server, room, peer } = await start(t, { wakeMs: 0, holdS: 20 });
      for (const n of range(1, 10)) {
        peer.wake();
        await sayMany(server, room, 1);
        peer.wake();
        await peer.has(n);
      }
      assert.deepEqual(seqs(peer.messages()), range(1, 10));
      let open = 0;
      let most = 0;
      for (const event of peer.events) {
        if (event.type === "request") open += 1;
        const isEnd = ["aborted", "failure", "fallen"].includes(event.type);
        if (isEnd || (event.type === "answer" && event.status !== 101)) open -= 1;
        most = Math.max(most, open);
      }
      assert.equal(most, 1);
      await peer.until(() => peer.told.at(-1)?.status.state === "open");
    });

    test("never again once it is closed", async (t) => {
      const { peer } = await start(t);
      peer.close();
      const before = peer.events.length;
      peer.wake();
      assert.equal(peer.events.length, before);
    });
  });
}

for (const id of transportIds.filter((each) => each !== "websocket")) {
  describe(`${id} wakes with an ask under way`, () => {
    /** A server that never answers its second ask. */
    const startDead = async (t: TestContext, wakeMs: number) => {
      const fake = await startFake(t, {
        answer: (res, _req, nth) => void (nth !== 2 && reply(res, 200, page)),
      });
      const settings = { holdS: 20, timeoutMs: 9000, wakeMs };
      const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
      await eventually(() => assert.equal(fake.requests.length, 2));
      return { fake, peer };
    };

    test("an old one is called off and asked anew at once, without an alarm", async (t) => {
      const { fake, peer } = await startDead(t, 100);
      await wait(120);
      peer.wake();
      await peer.until(() => starts(peer).length >= 4);
      const ends = peer.events.map(({ type }) => type).slice(2, 5);
      assert.deepEqual(ends, ["request", "aborted", "request"], "never two at a time");
      const held = fake.requests[2]?.url.searchParams.get("wait") ?? "0";
      assert.equal(held, "0", "not held: its answer tells that all is well again");
      assert.ok(peer.told.every(({ status }) => status.state !== "retrying"));
    });

    test("a young one is left alone", async (t) => {
      const { fake, peer } = await startDead(t, 60_000);
      peer.wake();
      assert.equal(peer.events.filter(({ type }) => type === "aborted").length, 0);
      assert.equal(fake.requests.length, 2);
    });
  });
}

describe("websocket wakes with a line open", () => {
  const id = "websocket";
  const start = async (t: TestContext, isDead: (nth: number) => boolean) => {
    const lines: WebSocket[] = [];
    const fake = await startFake(t, {
      welcome(ws, nth) {
        lines.push(ws);
        say(ws, hello);
        ws.on("message", () => {
          if (!isDead(nth)) say(ws, { type: "pong", t: 1, now: 1 });
        });
      },
    });
    const settings = { pingMs: 60_000, silenceMs: 60_000, wakeMs: 100 };
    const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
    await peer.until(() => peer.deliveries.length > 0);
    // Its heart begins to beat a moment after the line is open.
    await setImmediate();
    const frames = (name: string) =>
      peer.events.filter((event) => event.type === "frame" && event.frame === name).length;
    return { lines, peer, frames };
  };

  test("it pings at once, and a dead line is given up soon, however often it wakes", async (t) => {
    const { lines, peer, frames } = await start(t, (nth) => nth === 1);
    const before = peer.told.length;
    const timer = setInterval(peer.wake, 30);
    t.after(() => clearInterval(timer));
    const wokenAt = performance.now();
    peer.wake();
    assert.equal(frames("ping"), 1);
    assert.equal((await peer.stands("retrying")).cause, "silent");
    assert.ok(performance.now() - wokenAt >= 95);
    clearInterval(timer);
    await peer.stands("open", before);
    assert.equal(lines.length, 2);
  });

  test("a line that answers is kept, and its usual silence borne again", async (t) => {
    const { lines, peer, frames } = await start(t, () => false);
    for (const n of range(1, 3)) {
      peer.wake();
      await peer.until(() => frames("pong") >= n);
    }
    await wait(250);
    assert.equal(lines.length, 1);
    assert.equal(peer.told.at(-1)?.status.state, "open");
  });
});
