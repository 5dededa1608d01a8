import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { closeCodes, type Draft } from "#wire";
import { makeDraft } from "../../server/testing.ts";
import { makeMessage, openPeer, type Peer, seqs } from "../testing.ts";
import { refuse, reply, say, startFake } from "../testing-net.ts";
import { transportIds } from "./index.ts";

const empty = { cursor: "c0", messages: [] };
const page = { ...empty, more: false };
/** What a busy server asks for; `Retry-After` is in seconds. */
const retryAfter = { "Retry-After": "1" };
const retryAfterMs = 1000;

/** A server of every transport that turns down the first ask and the first draft it gets. */
function startBusy(t: TestContext, { asks, sends }: { asks: boolean; sends: boolean }) {
  let asked = 0;
  let sent = 0;
  const isBusy = (nth: number, turnsDown: boolean) => turnsDown && nth === 1;
  return startFake(t, {
    answer(res, req) {
      if (req.method === "POST") {
        sent += 1;
        if (isBusy(sent, sends)) return refuse(res, "rate-limited", retryAfter);
        return reply(res, 201, { message: makeMessage(sent) });
      }
      asked += 1;
      if (isBusy(asked, asks)) return refuse(res, "unavailable", retryAfter);
      // Held for a moment, as a server does that has no news.
      setTimeout(() => reply(res, 200, page), 100);
    },
    welcome(ws) {
      asked += 1;
      if (isBusy(asked, asks)) {
        say(ws, { type: "problem", code: "unavailable", detail: "busy", retryAfterMs });
        return ws.close(closeCodes.tryLater);
      }
      say(ws, { type: "messages", ...empty });
      ws.on("message", (data) => {
        const { id } = JSON.parse(data.toString()) as Draft;
        sent += 1;
        if (isBusy(sent, sends)) {
          const problem = { type: "problem", code: "rate-limited", detail: "too fast" } as const;
          return say(ws, { ...problem, id, retryAfterMs });
        }
        say(ws, { type: "accepted", id, message: makeMessage(sent, { id }) });
      });
    },
  });
}

/** A server of every transport that knows none of the cursors it gives. */
function startForgetful(t: TestContext) {
  const gone = { code: "cursor-gone", detail: "gone", cursor: "c0" } as const;
  return startFake(t, {
    answer: (res) => reply(res, 410, gone),
    welcome(ws) {
      say(ws, { type: "problem", ...gone });
      ws.close(closeCodes["cursor-gone"]);
    },
  });
}

/** When it began to ask, or to open a line. */
const starts = ({ events }: Peer) =>
  events.flatMap((event) => (event.type === "request" && event.kind !== "send" ? [event.at] : []));

for (const id of transportIds) {
  describe(`${id} is turned down`, () => {
    test("it comes back to an unavailable server when that asked it to", async (t) => {
      const fake = await startBusy(t, { asks: true, sends: false });
      const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { holdS: 0.1 } });
      const { cause, nextAt, attempt } = await peer.stands("retrying");
      const told = peer.told.find(({ status }) => status.state === "retrying");
      assert.equal(cause, "unavailable");
      assert.equal(attempt, 1);
      assert.ok(nextAt - (told?.at ?? 0) >= retryAfterMs - 1);
      await peer.stands("open");
      const [first = 0, second = 0] = starts(peer);
      const waited = second - first;
      assert.ok(waited >= retryAfterMs - 1, `it waited ${waited} ms`);
    });

    test("a draft that came too fast is sent again when the server asked for it", async (t) => {
      const fake = await startBusy(t, { asks: false, sends: true });
      const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { holdS: 0.1 } });
      await peer.stands("open");
      const sentAt = performance.now();
      const [first, second] = await Promise.all([peer.send(makeDraft()), peer.send(makeDraft())]);
      assert.ok(performance.now() - sentAt >= retryAfterMs - 1);
      assert.deepEqual(seqs([first, second]), [2, 3]);
      assert.equal(
        peer.told.filter(({ status }) => status.state === "retrying").length,
        0,
        "a draft that waits is no trouble on the way down",
      );
    });

    test("a server that knows none of its own cursors is asked less and less often", async (t) => {
      const fake = await startForgetful(t);
      const peer = openPeer(t, { id, port: fake.port, room: "r", cursor: "old" });
      await peer.until(() => peer.deliveries.length >= 6);
      const took = performance.now() - (starts(peer)[1] ?? 0);
      assert.ok(took >= 470, `waits of 40, 80, 160 and 200 ms took ${took} ms`);
      assert.ok(peer.deliveries.every(({ gap }) => gap));
    });
  });
}
