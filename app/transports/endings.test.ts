import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths } from "#wire";
import {
  call,
  eventually,
  makeDraft,
  makeRoom,
  sayMany,
  startChat,
  type TestServer,
} from "../../server/testing.ts";
import { readStats } from "../../server/testing-stats.ts";
import { Failure } from "../failure.ts";
import { openPeer, quick, seqs } from "../testing.ts";
import { startGate } from "../testing-net.ts";
import { transportIds } from "./index.ts";

const isAbort = { name: "AbortError" };
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

/** What the server holds open for a client right now. */
async function openNow(server: TestServer, room: string, client: string, id: string) {
  const counts = (await readStats(server, room, client)).client?.[id];
  assert.ok(counts);
  return counts.openNow.parked + counts.openNow.sockets;
}

for (const id of transportIds) {
  const start = async (t: TestContext) => {
    const server = await startChat(t);
    const { room, hostKey } = await makeRoom(server);
    const open = (settings = quick) => openPeer(t, { id, port: server.port, room, settings });
    return { server, room, hostKey, open };
  };

  describe(`${id} ends`, () => {
    test("an unknown room closes it, and refuses what it was given to send", async (t) => {
      const { server } = await start(t);
      const peer = openPeer(t, { id, port: server.port, room: "nowhere" });
      const sending = peer.send(makeDraft());
      const isNotFound = (thrown: unknown) =>
        thrown instanceof Failure && thrown.code === "room-not-found" && thrown.isFinal;
      await assert.rejects(sending, isNotFound);
      assert.equal((await peer.stands("closed")).cause, "room-not-found");
      await assert.rejects(peer.send(makeDraft()), isNotFound);
      assert.deepEqual(peer.deliveries, []);
    });

    test("a room that ends closes it", async (t) => {
      const { server, room, hostKey, open } = await start(t);
      const peer = open();
      await peer.until(() => peer.deliveries.length > 0);
      const headers = { Authorization: `Bearer ${hostKey}` };
      await call(server, "DELETE", paths.room(room), { headers });
      assert.equal((await peer.stands("closed")).cause, "room-not-found");
    });

    test("a closed one delivers nothing more and is gone from the server", async (t) => {
      const { server, room, open } = await start(t);
      const peer = open({ ...quick, holdS: 20 });
      await sayMany(server, room, 1);
      await peer.has(1);
      peer.close();
      assert.deepEqual(peer.told.at(-1)?.status, { state: "closed" });
      await eventually(async () =>
        assert.equal(await openNow(server, room, peer.client, id), 0, "still open"),
      );
      const other = open();
      await other.has(1);
      await sayMany(server, room, 3);
      await other.has(4);
      assert.deepEqual(seqs(peer.messages()), [1]);
      assert.deepEqual(peer.told.at(-1)?.status, { state: "closed" });
    });

    test("closing it twice says so once", async (t) => {
      const { open } = await start(t);
      const peer = open();
      await peer.stands("open");
      peer.close();
      peer.close();
      assert.equal(peer.told.filter(({ status }) => status.state === "closed").length, 1);
    });

    test("drafts that wait when it closes are rejected, and so is any later one", async (t) => {
      const { server, room, open } = await start(t);
      const peer = open();
      await peer.stands("open");
      const sending = [1, 2, 3].map(() => peer.send(makeDraft()));
      peer.close();
      for (const one of sending) await assert.rejects(one, isAbort);
      await assert.rejects(peer.send(makeDraft()), isAbort);
      const info = await call<{ head: number }>(server, "GET", paths.room(room));
      assert.ok(info.body.head <= 1, "only the one on its way may have arrived");
    });

    test("it can be closed while it connects", async (t) => {
      const { server, room, open } = await start(t);
      const peer = open();
      const sending = peer.send(makeDraft());
      peer.close();
      await assert.rejects(sending, isAbort);
      await eventually(async () =>
        assert.equal(await openNow(server, room, peer.client, id), 0, "still open"),
      );
      assert.deepEqual(peer.deliveries, []);
    });

    test("no timer is left, whenever it is closed", async (t) => {
      const { server, room } = await start(t);
      const gate = await startGate(t, server.port);
      const before = timers();
      const open = () => openPeer(t, { id, port: gate.port, room });

      const early = open();
      early.close();
      const peer = open();
      await peer.send(makeDraft());
      await peer.has(1);
      const opened = peer.told.length;
      gate.target = undefined;
      gate.cut();
      await peer.stands("retrying", opened);
      gate.target = server.port;
      await peer.stands("open", opened);
      peer.close();
      const troubled = open();
      await troubled.stands("open");
      gate.target = undefined;
      gate.cut();
      const sending = troubled.send(makeDraft());
      await troubled.stands("retrying");
      troubled.close();
      await assert.rejects(sending, isAbort);
      await eventually(() => assert.equal(timers(), before));
    });
  });
}
