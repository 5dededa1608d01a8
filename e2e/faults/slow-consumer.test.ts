import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { paths } from "#wire";
import { startOwnServer } from "../bench/own-server.ts";
import { noReader } from "./slow-peers.ts";
import { type Ages, before, sockets, startScene } from "./slow-scene.ts";
import { openStuckSocket } from "./stuck-socket.ts";

/** More than the kernel and the server keep for one who does not read: 8 KB each. */
const tooMany = 800;
/** Enough to see how old they are when they arrive. */
const some = 200;
/** The server's wait for an answer to be read, at a tenth, ms. */
const answerMs = 1500;
/** Answers of 240 KB that are asked for and not read. */
const unread = 40;

const start = async (t: TestContext) => {
  const server = await startOwnServer({ ANSWER_MS: String(answerMs) });
  t.after(() => server.end());
  const calm = await startScene(server.port);
  const without = await calm.talk(some);
  calm.end();
  const scene = await startScene(server.port);
  t.after(() => scene.end());
  return { port: server.port, without, scene };
};

/** Nobody is delayed: ages beside the culprit are those without it, and a little more at most. */
function assertNotDelayed(t: TestContext, without: Ages, beside: Ages): void {
  const show = ({ median, p99 }: Ages) => `median ${median.toFixed(1)}, 99 % ${p99.toFixed(1)} ms`;
  const both = `ages without: ${show(without)}; beside: ${show(beside)}`;
  t.diagnostic(both);
  assert.ok(beside.median < 2 * without.median + 20, both);
  assert.ok(beside.p99 < 2 * without.p99 + 200, both);
}

test("a socket that does not read is dropped, resumes by its cursor and delays nobody", async (t) => {
  const { port, without, scene } = await start(t);
  const stuck = await openStuckSocket(port, scene);
  const beside = await scene.talk(tooMany);
  for (const since = performance.now(); (await scene.openSockets()) > sockets; await pause(50)) {
    assert.ok(performance.now() - since < 10_000, "it was not dropped");
  }
  assertNotDelayed(t, without, beside);

  const { seqs, cursor, code } = await stuck.readOn();
  assert.ok(code === 1013 || code === 1006, `it was closed with ${code}`);
  assert.ok(seqs.length < tooMany, "it was not sent everything");
  const all = [...seqs, ...(await scene.catchUp(cursor))];
  assert.deepEqual(
    all,
    Array.from({ length: tooMany }, (_, i) => before + i + 1),
  );
});

test("poll answers that are not read are given up and delay nobody", async (t) => {
  const { port, without, scene } = await start(t);
  const path = `${paths.transport(scene.room, "short-polling")}?limit=${before}`;
  const peers = Array.from({ length: 3 }, () => noReader(port, path, unread));
  const askedAt = performance.now();
  assertNotDelayed(t, without, await scene.talk(some));

  await pause(Math.max(0, 2 * answerMs - (performance.now() - askedAt)));
  for (const peer of peers) {
    peer.read();
    await peer.gone;
    const whole = peer.heard().match(/"more":(true|false)}/g)?.length ?? 0;
    assert.ok(whole < unread, `${whole} answers came whole`);
  }
});
