import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths } from "#wire";
import { openPeer, type Peer, range, seqs } from "../../app/testing.ts";
import { transportIds } from "../../app/transports/index.ts";
import { makeDraft } from "../../server/testing.ts";
import { freePort } from "../free-port.ts";
import { missingNginx, startNginx } from "./nginx.ts";
import { makeRoom, startSite } from "./site.ts";

const skip = missingNginx();

/** A site with nginx in front, as the sample puts it, and a room. */
async function start(t: TestContext) {
  const server = await startSite(t, { HOST: "127.0.0.1", TRUST_PROXY: "1" });
  const port = await freePort();
  const nginx = await startNginx(t, { sample: "nginx.conf", port, upstream: server.port });
  const { room } = await makeRoom(nginx.url);
  /** The room's server side says something, without nginx. */
  const say = async (count: number) => {
    for (const _ of range(1, count)) {
      const answer = await fetch(server.url + paths.say(room), { method: "POST" });
      assert.equal(answer.status, 201);
    }
  };
  return { server, nginx, room, say };
}

/** Longer than what is usually cut off after five seconds, ms. */
const silenceMs = 7000;

for (const id of transportIds) {
  describe(`${id} behind nginx`, { skip, concurrency: true }, () => {
    test("what is sent is accepted once, and what is said arrives once and in order", async (t) => {
      const { nginx, room, say } = await start(t);
      const peer = openPeer(t, { id, port: nginx.port, room });
      await peer.stands("open");
      const draft = makeDraft("through nginx");
      const accepted = await peer.send(draft);
      assert.equal(accepted.via, id);
      assert.deepEqual(await peer.send(draft), accepted);
      await say(20);
      await peer.has(21);
      assert.deepEqual(seqs(peer.messages()), range(1, 21));
    });

    test("it goes on by its cursor when nginx is reloaded and when it is away", async (t) => {
      const { nginx, room, say } = await start(t);
      const peer = openPeer(t, { id, port: nginx.port, room });
      await peer.stands("open");
      await say(3);
      await peer.has(3);

      await nginx.reload();
      await say(3);
      await peer.has(6);

      const told = peer.told.length;
      const restarted = nginx.restart();
      await say(3);
      await restarted;
      await peer.has(9);
      await peer.send(makeDraft("after the restart"));
      await peer.has(10);
      assert.deepEqual(seqs(peer.messages()), range(1, 10));
      if (peer.told.length > told) await peer.stands("open", told);
    });
  });
}

test("silence longer than five seconds breaks nothing behind nginx", { skip }, async (t) => {
  const { nginx, room, say } = await start(t);
  const settings = { holdS: 30, intervalMs: silenceMs, pingMs: 60_000, silenceMs: 90_000 };
  const peers = transportIds.map((id) => openPeer(t, { id, port: nginx.port, room, settings }));
  for (const peer of peers) await peer.stands("open");
  await new Promise((resolve) => setTimeout(resolve, silenceMs));
  await say(1);
  for (const peer of peers) {
    await peer.has(1);
    assert.deepEqual(states(peer), ["connecting", "open"]);
    assert.deepEqual(failures(peer), []);
  }
});

const states = ({ told }: Peer) => told.map(({ status }) => status.state);

const failures = ({ events }: Peer) =>
  events.filter(({ type }) => type === "failure" || type === "fallen");
