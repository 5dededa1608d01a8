import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import test, { describe, type TestContext } from "node:test";
import type { Draft } from "#wire";
import { makeDraft, makeRoom, startChat } from "../../server/testing.ts";
import { createMeter } from "../meters/meter.ts";
import { makeMessage, openPeer, type Peer } from "../testing.ts";
import { refuse, reply, startFake } from "../testing-net.ts";
import { transportIds } from "./index.ts";

const page = { cursor: "c0", messages: [], more: false };
const states = ({ told }: Peer) => told.map(({ status }) => status.state);
const starts = ({ events }: Peer) =>
  events.flatMap(({ type, at }) => (type === "request" ? [at] : []));

/** How something in between may end a wait. */
const endings: Record<string, (res: ServerResponse) => void> = {
  "408": (res) => void res.writeHead(408).end("<html>Request Timeout</html>"),
  "502": (res) => void res.writeHead(502).end("<html>Bad Gateway</html>"),
  "504": (res) => void res.writeHead(504).end("<html>Gateway Timeout</html>"),
  "an empty 200": (res) => void res.writeHead(200).end(),
  "a 200 without a page": (res) => reply(res, 200, {}),
};

/** Answers as a server does that has no news, held for a moment. */
const hold = (res: ServerResponse) => void setTimeout(() => reply(res, 200, page), 60);

for (const id of transportIds.filter((each) => each !== "websocket")) {
  const settings = { holdS: 0.1 };

  describe(`${id}, where something in between answers`, () => {
    for (const [name, end] of Object.entries(endings)) {
      test(`${name} is asked again after the shortest wait, without an alarm`, async (t) => {
        const fake = await startFake(t, {
          answer: (res, _req, nth) => (nth === 3 || nth === 6 ? end(res) : hold(res)),
        });
        const meter = createMeter();
        const parts = { id, port: fake.port, room: "r", settings, observe: meter.observe };
        const peer = openPeer(t, parts);
        await peer.until(() => starts(peer).length >= 9);
        assert.deepEqual(states(peer), ["connecting", "open"]);
        const [, , third = 0, fourth = 0] = starts(peer);
        const waited = fourth - third;
        assert.ok(waited >= 19 && waited < 1000, `it waited ${waited} ms`);
        const { empties, answered, started, waiting } = meter.read();
        assert.equal(empties, answered, "an answer of the server's was empty each time");
        assert.equal(started - answered - waiting, 2, "the others are no answers of the server's");
      });

      test(`${name} again and again is trouble, asked about less and less often`, async (t) => {
        const fake = await startFake(t, {
          answer: (res, _req, nth) => (nth === 1 ? hold(res) : end(res)),
        });
        const backoff = { firstMs: 40, mostMs: 5000, jitter: 0 };
        const peer = openPeer(t, {
          id,
          port: fake.port,
          room: "r",
          settings: { ...settings, backoff },
        });
        const first = await peer.stands("retrying");
        assert.deepEqual([first.attempt, first.cause], [2, "bad-answer"]);
        await peer.until(() => starts(peer).length >= 6);
        const [, from = 0, , , , to = 0] = starts(peer);
        assert.ok(to - from >= 590, `waits of 40, 80, 160 and 320 ms took ${to - from} ms`);
      });

      test(`${name} to a draft sends it again under its id, without an alarm`, async (t) => {
        const ids: string[] = [];
        const fake = await startFake(t, {
          async answer(res, req) {
            if (req.method !== "POST") return hold(res);
            let body = "";
            for await (const bytes of req) body += bytes;
            const { id: draftId } = JSON.parse(body) as Draft;
            ids.push(draftId);
            if (ids.length === 1) end(res);
            else reply(res, 201, { message: makeMessage(1, { id: draftId }) });
          },
        });
        const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
        await peer.stands("open");
        const draft = makeDraft();
        assert.equal((await peer.send(draft)).seq, 1);
        assert.deepEqual(ids, [draft.id, draft.id]);
        assert.deepEqual(states(peer), ["connecting", "open"]);
      });
    }

    test("an answer that breaks off in its body is a lost connection, and not an empty answer", async (t) => {
      const fake = await startFake(t, {
        answer(res, _req, nth) {
          if (nth !== 2) return hold(res);
          res.writeHead(200, { "Content-Length": 500 }).write('{"cursor":"c');
          setTimeout(() => res.destroy(), 20);
        },
      });
      const meter = createMeter();
      const parts = { id, port: fake.port, room: "r", settings, observe: meter.observe };
      const peer = openPeer(t, parts);
      assert.equal((await peer.stands("retrying")).cause, "unreachable");
      await peer.until(() => starts(peer).length >= 5);
      const { empties, answered, asks: counted, started } = meter.read();
      assert.equal(empties, answered);
      assert.equal(counted, started, "it did reach the server");
    });
  });
}

describe("a proxy that does not pass WebSocket", () => {
  const id = "websocket";
  const start = async (t: TestContext, answer: (res: ServerResponse, nth: number) => void) => {
    const fake = await startFake(t, { answer: (res, _req, nth) => answer(res, nth) });
    return { fake, peer: openPeer(t, { id, port: fake.port, room: "r" }) };
  };
  const causes = ({ told }: Peer) =>
    told.flatMap(({ status }) => (status.state === "retrying" ? [status.cause] : []));

  test("is told once two handshakes in a row were refused, and tried again", async (t) => {
    const { fake, peer } = await start(t, (res) => refuse(res, "upgrade-required"));
    await peer.until(() => causes(peer).length >= 5);
    const told: string[] = causes(peer).slice(0, 5);
    assert.equal(told[0], "unreachable");
    assert.deepEqual(new Set(told.slice(1)), new Set(["upgrade-required"]));
    const kinds = peer.events.flatMap((event) => (event.type === "request" ? [event.kind] : []));
    assert.deepEqual(kinds.slice(0, 7), [
      "handshake",
      "handshake",
      "ask",
      "handshake",
      "handshake",
      "ask",
      "handshake",
    ]);
    assert.ok(fake.requests.length >= 7, "each was counted as it left");
  });

  test("a server that refuses for another reason keeps the ordinary cause", async (t) => {
    const { peer } = await start(t, (res) => refuse(res, "forbidden"));
    await peer.until(() => causes(peer).length >= 4);
    assert.deepEqual(new Set(causes(peer)), new Set(["unreachable"]));
  });

  test("the real server explains itself so", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const { port } = server;
    // As a proxy does that drops the Upgrade header.
    const fake = await startFake(t, {
      async answer(res, req) {
        const answer = await fetch(`http://127.0.0.1:${port}${req.url}`);
        reply(res, answer.status, await answer.json());
      },
    });
    const peer = openPeer(t, { id, port: fake.port, room });
    await peer.until(() => causes(peer).includes("upgrade-required"));
  });
});
