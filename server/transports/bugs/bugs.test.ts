import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type BugName, type FaultSettings, type Page, paths, type RoomInfo } from "#wire";
import type { Config } from "../../config.ts";
import { call, eventually, makeRoom, sayMany, startChat } from "../../testing.ts";
import { openTcp } from "../../testing-peers.ts";
import { readCounts } from "../../testing-stats.ts";

async function start(t: TestContext, bugs: BugName[], overrides: Partial<Config> = {}) {
  const server = await startChat(t, overrides);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const set = (json: Partial<FaultSettings>) =>
    call<FaultSettings>(server, "PUT", paths.faults(room), { json, headers });
  assert.deepEqual((await set({ bugs })).body.bugs, bugs);
  const path = paths.transport(room, "long-polling");
  const ask = async (query: string) =>
    (await call<Page>(server, "GET", `${path}?client=me&${query}`)).body;
  const say = (count: number) => sayMany(server, room, count);
  const parked = (count: number) =>
    eventually(async () => {
      const { openNow } = await readCounts(server, room, "long-polling");
      assert.equal(openNow.parked, count);
    });
  /** `count` messages, ten at once. */
  const bursts = async (count: number) => {
    const json = { ratePerSecond: 1000, bytes: 4, pattern: "burst", seed: 1, count };
    await call(server, "PUT", paths.chatter(room), { json, headers });
    await eventually(async () => {
      assert.equal((await call<RoomInfo>(server, "GET", paths.room(room))).body.head, count);
    });
  };
  return { server, room, path, set, ask, say, parked, bursts };
}
const seqs = ({ messages }: Page) => messages.map(({ seq }) => seq);

describe("a queue per client", () => {
  test("brings everything while no answer is lost", async (t) => {
    const { ask, say, parked } = await start(t, ["queue-per-client"]);
    await say(2);
    const { cursor, messages } = await ask("");
    assert.equal(messages.length, 2);
    const waiting = ask(`after=${cursor}&wait=5`);
    await parked(1);
    await say(1);
    assert.deepEqual(seqs(await waiting), [3]);
    await say(2);
    assert.deepEqual(seqs(await ask(`after=${cursor}&wait=0`)), [4, 5]);
    assert.deepEqual(seqs(await ask(`after=${cursor}&wait=0`)), []);
  });

  test("loses what a lost answer carried, where the cursor loses nothing", async (t) => {
    const { ask, say, set } = await start(t, ["queue-per-client"]);
    const { cursor } = await ask("");
    await say(2);
    await set({ dropAnswers: 1 });
    await assert.rejects(ask(`after=${cursor}&wait=0`));
    await set({ dropAnswers: 0 });
    assert.deepEqual(seqs(await ask(`after=${cursor}&wait=0`)), []);
    await set({ bugs: [] });
    assert.deepEqual(seqs(await ask(`after=${cursor}&wait=0`)), [1, 2]);
  });

  test("the queue of a client that is away grows up to its bound", async (t) => {
    const { ask, say } = await start(t, ["queue-per-client"]);
    const { cursor } = await ask("");
    await say(1005);
    const page = await ask(`after=${cursor}&wait=0`);
    assert.deepEqual([page.messages.length, page.messages[0]?.seq], [1000, 6]);
  });
});

test("of bugs that take the same place the last is in force", async (t) => {
  const { set } = await start(t, ["without-memory"]);
  const bugs: BugName[] = ["without-jitter", "without-memory", "queue-per-client"];
  assert.deepEqual((await set({ bugs })).body.bugs, ["without-jitter", "queue-per-client"]);
});

describe("long polling without memory", () => {
  test("loses what is said between two asks", async (t) => {
    const { ask, say, parked } = await start(t, ["without-memory"]);
    const { cursor } = await ask("");
    await say(1);
    const waiting = ask(`after=${cursor}&wait=5`);
    await parked(1);
    await say(1);
    assert.deepEqual(seqs(await waiting), [2]);
  });

  test("loses all but the first of a burst", async (t) => {
    const { server, room, ask, parked } = await start(t, ["without-memory"]);
    const { cursor } = await ask("");
    const waiting = ask(`after=${cursor}&wait=5`);
    await parked(1);
    await sayMany(server, room, 3);
    assert.deepEqual(seqs(await waiting), [1]);
  });
});

describe("a timestamp for a cursor", () => {
  test("brings what comes in different milliseconds", async (t) => {
    const { ask, say } = await start(t, ["timestamp-cursor"]);
    await say(1);
    const { cursor } = await ask("");
    assert.match(cursor, /^t\d+$/);
    await eventually(() => assert.ok(Date.now() > Number(cursor.slice(1)) + 1));
    await say(1);
    assert.deepEqual(seqs(await ask(`after=${cursor}&wait=5`)), [2]);
  });

  test("loses what was said in the millisecond in which an answer ends", async (t) => {
    const { ask, set, bursts } = await start(t, ["timestamp-cursor"]);
    const { cursor } = await ask("");
    // An answer may end with a millisecond by chance; of ten answers, not all do.
    await bursts(50);
    const heard: number[] = [];
    for (let page = await ask(`after=${cursor}&wait=0`); ; ) {
      heard.push(...seqs(page));
      if (page.messages.length === 0) break;
      page = await ask(`after=${page.cursor}&wait=0`);
    }
    assert.ok(heard.length < 50, `${heard}`);
    await set({ bugs: [] });
    assert.equal((await ask("")).messages.length, 50);
  });
});

test("without a heartbeat a peer that answers no ping stays open", async (t) => {
  const { server, room, set } = await start(t, ["without-heartbeat"], { heartbeatMs: 50 });
  const open = async () => {
    const peer = await openTcp(t, server);
    peer.write(
      `GET ${paths.transport(room, "websocket")} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n` +
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    await peer.until((heard) => heard.includes('"messages"'));
    return peer;
  };
  const faulty = await open();
  await set({ bugs: [] });
  const model = await open();
  await new Promise((resolve) => model.tcp.once("close", resolve));
  assert.equal(faulty.tcp.destroyed, false);
});
