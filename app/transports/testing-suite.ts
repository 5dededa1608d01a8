import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { makeDraft, makeRoom, sayMany, type TestServer } from "../../server/testing.ts";
import { Failure } from "../failure.ts";
import { openPeer, type Peer, range, seqs } from "../testing.ts";
import type { TransportId } from "./index.ts";

/** Where a test takes place. */
export interface Place {
  /** It is asked directly for rooms and for what it says itself. */
  server: TestServer;
  /** The one that clients connect to: the server's, or that of a proxy before it. */
  port: number;
}

/**
 * What every transport does, whatever stands between its client and the server. Each test asks for
 * a place and makes a room of its own there, so a place may serve many tests.
 */
export function describeTransport(
  id: TransportId,
  startPlace: (t: TestContext) => Promise<Place>,
): void {
  const start = async (t: TestContext) => {
    const { server, port } = await startPlace(t);
    const { room } = await makeRoom(server);
    const open = (cursor?: string, from = room) => openPeer(t, { id, port, room: from, cursor });
    return { server, room, open };
  };

  describe(`${id} brings messages`, () => {
    test("it is connecting at first, and open with the first answer, even of an empty room", async (t) => {
      const { open } = await start(t);
      const peer = open();
      assert.deepEqual(peer.told[0]?.status, { state: "connecting" });
      await peer.stands("open");
      await peer.until(() => peer.deliveries.length > 0);
      assert.deepEqual(peer.deliveries[0]?.messages, []);
      assert.match(peer.deliveries[0]?.cursor ?? "", /./);
    });

    test("news comes once and in order", async (t) => {
      const { server, room, open } = await start(t);
      const peer = open();
      await peer.stands("open");
      for (const count of [1, 5, 1, 20, 3]) await sayMany(server, room, count);
      await peer.has(30);
      assert.deepEqual(seqs(peer.messages()), range(1, 30));
      assert.deepEqual(
        peer.told.map(({ status }) => status.state),
        ["connecting", "open"],
      );
    });

    test("without a cursor it begins with the newest messages", async (t) => {
      const { server, room, open } = await start(t);
      await sayMany(server, room, 60);
      const peer = open();
      await peer.has(50);
      await sayMany(server, room, 1);
      await peer.has(51);
      assert.deepEqual(seqs(peer.messages()), range(11, 61));
    });

    test("with a cursor it goes on from there, over as many pages as there are", async (t) => {
      const { server, room, open } = await start(t);
      const first = open();
      await first.until(() => first.deliveries.length > 0);
      first.close();
      for (const _ of range(1, 12)) await sayMany(server, room, 100);
      const peer = open(first.deliveries[0]?.cursor);
      await peer.has(1200);
      assert.deepEqual(seqs(peer.messages()), range(1, 1200));
      assert.ok(peer.deliveries.length >= 3, "one delivery for each page");
    });

    test("each delivery brings a cursor that another client can go on from", async (t) => {
      const { server, room, open } = await start(t);
      const peer = open();
      await peer.stands("open");
      await sayMany(server, room, 3);
      await peer.has(3);
      const later = open(peer.deliveries.at(-1)?.cursor);
      await later.stands("open");
      await sayMany(server, room, 2);
      await later.has(2);
      assert.deepEqual(seqs(later.messages()), [4, 5]);
    });

    test("a cursor of another log is told as a gap, and all that is kept follows", async (t) => {
      const { server, room, open } = await start(t);
      const { room: other } = await makeRoom(server);
      const stranger = open(undefined, other);
      await stranger.until(() => stranger.deliveries.length > 0);
      await sayMany(server, room, 3);
      const peer = open(stranger.deliveries[0]?.cursor);
      await peer.has(3);
      await sayMany(server, room, 1);
      await peer.has(4);
      const [gap, ...others] = peer.deliveries;
      assert.equal(gap?.gap, true);
      assert.deepEqual(gap.messages, []);
      assert.ok(others.every((delivery) => delivery.gap === undefined));
      assert.deepEqual(seqs(peer.messages()), range(1, 4));
    });
  });

  describe(`${id} sends drafts`, () => {
    test("a send settles with the accepted message, which is also delivered", async (t) => {
      const { open } = await start(t);
      const peer = open();
      const draft = makeDraft("héllo 👋");
      const message = await peer.send(draft);
      assert.deepEqual({ ...draft, ...message }, message);
      assert.equal(message.via, id);
      await peer.has(1);
      assert.deepEqual(peer.messages(), [message]);
    });

    test("twenty quick sends keep their order, one on its way at a time", async (t) => {
      const { open } = await start(t);
      const peer = open();
      const drafts = range(1, 20).map((n) => makeDraft(`number ${n}`));
      const accepted = await Promise.all(drafts.map(peer.send));
      assert.deepEqual(seqs(accepted), range(1, 20));
      await peer.has(20);
      assert.deepEqual(
        peer.messages().map((message) => message.id),
        drafts.map((draft) => draft.id),
      );
      assert.equal(mostInFlight(peer), 1);
    });

    test("the same draft given twice is one message", async (t) => {
      const { open } = await start(t);
      const peer = open();
      const draft = makeDraft();
      const [first, second] = await Promise.all([peer.send(draft), peer.send(draft)]);
      assert.deepEqual(first, second);
      await peer.send(makeDraft());
      await peer.has(2);
      assert.deepEqual(seqs(peer.messages()), [1, 2]);
    });

    test("a refused draft is refused for good, and the next one goes through", async (t) => {
      const { open } = await start(t);
      const peer = open();
      const refused = peer.send({ ...makeDraft(), text: "" });
      const next = peer.send(makeDraft("fine"));
      await assert.rejects(refused, (thrown) => {
        assert.ok(thrown instanceof Failure && thrown.isFinal);
        assert.equal(thrown.code, "invalid");
        return true;
      });
      assert.equal((await next).seq, 1);
      await peer.has(1);
      assert.equal(peer.told.at(-1)?.status.state, "open");
    });
  });
}

/** The most drafts that were on their way at the same time. */
function mostInFlight({ events }: Peer): number {
  const isSend = new Set<number>();
  let flying = 0;
  let most = 0;
  for (const event of events) {
    if (event.type === "request" && event.kind === "send") isSend.add(event.exchange);
    const isFrame = event.type === "frame";
    if (event.type === "request" && event.kind === "send") flying += 1;
    else if (event.type === "answer" && isSend.has(event.exchange)) flying -= 1;
    else if (isFrame && event.frame === "send") flying += 1;
    else if (isFrame && event.frame === "accepted") flying -= 1;
    most = Math.max(most, flying);
  }
  return most;
}
