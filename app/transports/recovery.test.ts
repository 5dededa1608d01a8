import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { openPeer, type Peer, range, seqs } from "../testing.ts";
import { startGate } from "../testing-net.ts";
import { transportIds } from "./index.ts";

const isRetrying = ({ status }: Peer["told"][number]) => status.state === "retrying";

for (const id of transportIds) {
  describe(`${id} through trouble`, () => {
    const start = async (t: TestContext) => {
      const server = await startChat(t);
      const { room } = await makeRoom(server);
      const gate = await startGate(t, server.port);
      const peer = openPeer(t, { id, port: gate.port, room });
      await peer.stands("open");
      /** The server ends without a word to the peer. */
      const kill = async () => {
        gate.target = undefined;
        gate.cut();
        await server.stop();
      };
      const revive = async () => {
        const next = await startChat(t, { dataDir: server.dataDir });
        gate.target = next.port;
        return next;
      };
      return { server, room, gate, peer, kill, revive };
    };

    test("a draft whose answer was lost is sent again and not doubled", async (t) => {
      const { server, room, gate, peer } = await start(t);
      const swallowed = gate.swallow(/201 Created|"accepted"/);
      const draft = makeDraft();
      const sending = peer.send(draft);
      await swallowed;
      assert.equal((await sending).id, draft.id);
      await sayMany(server, room, 1);
      await peer.has(2);
      assert.deepEqual(seqs(peer.messages()), [1, 2]);
    });

    test("an answer with news that was lost is asked for again", async (t) => {
      const { server, room, gate, peer } = await start(t);
      const swallowed = gate.swallow(/"via"/);
      await sayMany(server, room, 2);
      await swallowed;
      await peer.has(2);
      assert.deepEqual(seqs(peer.messages()), [1, 2]);
    });

    test("without its server it tells each attempt, its cause and when the next one is", async (t) => {
      const { peer, kill } = await start(t);
      await kill();
      await peer.until(() => peer.told.filter(isRetrying).length >= 4);
      peer.told
        .filter(isRetrying)
        .slice(0, 4)
        .forEach(({ status, at }, i) => {
          assert.ok(status.state === "retrying");
          assert.equal(status.attempt, i + 1);
          assert.equal(status.cause, "unreachable");
          assert.ok(status.nextAt > at, "the next attempt is in the future");
          assert.ok(status.nextAt <= at + 200, "no wait is longer than the longest");
        });
    });

    test("a server that comes back finds it where it stopped, nothing lost or doubled", async (t) => {
      const { server, room, peer, kill, revive } = await start(t);
      await sayMany(server, room, 3);
      await peer.has(3);
      const before = peer.told.length;
      await kill();
      await peer.stands("retrying");
      const sending = peer.send(makeDraft("said while it was down"));
      const next = await revive();
      await sayMany(next, room, 2);
      await peer.stands("open", before);
      await sending;
      await sayMany(next, room, 1);
      await peer.has(7);
      assert.deepEqual(seqs(peer.messages()), range(1, 7));
      assert.ok(peer.deliveries.every(({ gap }) => gap === undefined));
    });

    test("once it was open again, trouble begins with the first attempt", async (t) => {
      const { peer, gate, kill, revive } = await start(t);
      const before = peer.told.length;
      await kill();
      await peer.until(() => peer.told.filter(isRetrying).length >= 3);
      await revive();
      await peer.stands("open", before);
      const healed = peer.told.length;
      gate.target = undefined;
      gate.cut();
      assert.equal((await peer.stands("retrying", healed)).attempt, 1);
    });

    test("a server that stops tells it at once, however long it might have held", async (t) => {
      const server = await startChat(t);
      const { room } = await makeRoom(server);
      const peer = openPeer(t, { id, port: server.port, room, settings: { holdS: 20 } });
      await peer.stands("open");
      await sayMany(server, room, 1);
      await peer.has(1);
      const stoppedAt = performance.now();
      const stopping = server.stop();
      const { cause } = await peer.stands("retrying");
      assert.ok(performance.now() - stoppedAt < 5000);
      assert.match(cause, /^(stopping|unavailable|unreachable)$/);
      await stopping;
    });
  });
}

test("a socket is told that its server stops", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const peer = openPeer(t, { id: "websocket", port: server.port, room });
  await peer.until(() => peer.deliveries.length > 0);
  const stopping = server.stop();
  assert.equal((await peer.stands("retrying")).cause, "stopping");
  await stopping;
});
