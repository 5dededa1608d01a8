import assert from "node:assert/strict";
import test from "node:test";
import { eventually, makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { readCounts } from "../../server/testing-stats.ts";
import { openPeer, range, seqs } from "../testing.ts";
import { reply, startFake } from "../testing-net.ts";

const id = "long-polling";
const page = { cursor: "c0", messages: [], more: false };

test("one question is parked, never two, and none is asked for nothing", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const peer = openPeer(t, { id, port: server.port, room, settings: { holdS: 20 } });
  const counts = () => readCounts(server, room, id);
  await peer.stands("open");
  await eventually(async () => assert.equal((await counts()).openNow.parked, 1));
  for (const n of range(1, 10)) {
    await sayMany(server, room, 1);
    await peer.has(n);
    assert.ok((await counts()).openNow.parked <= 1);
  }
  await eventually(async () => assert.equal((await counts()).openNow.parked, 1));
  const { requests, empties } = await counts();
  assert.equal(requests, 12, "the first, one for each message, and the parked one");
  assert.equal(empties, 1, "the first answer alone");
});

test("a question that was held in vain is asked again at once", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  // A retry would show: it would have to wait for five seconds.
  const settings = { holdS: 0.2, backoff: { firstMs: 5000, mostMs: 5000, jitter: 0 } };
  const peer = openPeer(t, { id, port: server.port, room, settings });
  await peer.until(() => peer.deliveries.length >= 6);
  const asks = peer.events.filter(({ type }) => type === "request").map(({ at }) => at);
  const took = (asks[5] ?? 0) - (asks[1] ?? 0);
  assert.ok(took >= 4 * 190 && took < 4900, `four holds of 200 ms took ${took} ms`);
  assert.ok((await readCounts(server, room, id)).openNow.parked <= 1);
});

test("what is said while it is between two questions comes with the next", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const peer = openPeer(t, { id, port: server.port, room });
  await peer.stands("open");
  await Promise.all(range(1, 30).map((n) => peer.send(makeDraft(`number ${n}`))));
  await peer.has(30);
  assert.deepEqual(seqs(peer.messages()), range(1, 30));
});

test("a server that does not hold is asked less and less often", async (t) => {
  const fake = await startFake(t, { answer: (res) => reply(res, 200, page) });
  const settings = { holdS: 5, backoff: { firstMs: 20, mostMs: 5000, jitter: 0 } };
  const startedAt = performance.now();
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
  // Waits of 20, 40, 80, 160, 320 and 640 ms.
  await peer.until(() => fake.requests.length >= 8);
  assert.ok(performance.now() - startedAt >= 1250, "seven waits, each twice as long");
  const early = fake.requests.filter(({ at }) => at - startedAt < 1000);
  assert.ok(early.length <= 8, `${early.length} asks in the first second`);
  assert.equal(fake.most, 1);
});

test("a server that holds too long is given up, and asked anew without a hold", async (t) => {
  const fake = await startFake(t, {
    answer(res, _req, nth) {
      if (nth !== 2) reply(res, 200, page);
    },
  });
  const settings = { holdS: 0.2, timeoutMs: 500 };
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
  assert.equal((await peer.stands("retrying")).cause, "timeout");
  await peer.until(() => fake.requests.length >= 3);
  const waits = fake.requests.slice(0, 3).map(({ url }) => url.searchParams.get("wait"));
  assert.deepEqual(waits, ["0", "0.2", "0"]);
  const [, second, third] = peer.events.filter(({ type }) => type === "request");
  const held = (third?.at ?? 0) - (second?.at ?? 0);
  assert.ok(held >= 695, `hold and time-out are 700 ms, it waited ${held} ms`);
});
