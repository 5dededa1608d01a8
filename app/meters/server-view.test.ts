import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Counts, paths, type Stats } from "#wire";
import { makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { openPeer } from "../testing.ts";
import { transportIds } from "../transports/index.ts";
import { createMeter } from "./meter.ts";
import { createServerView } from "./server-view.ts";

const counts = (rest: Partial<Counts>): Counts => ({
  requests: 0,
  sends: 0,
  empties: 0,
  messages: 0,
  framesUp: 0,
  framesDown: 0,
  bytesUp: { overhead: 0, payload: 0 },
  bytesDown: { overhead: 0, payload: 0 },
  openNow: { parked: 0, sockets: 0, idle: 0 },
  connectionsOpened: 0,
  ...rest,
});

/** Addresses without an origin go to that port, as they would in a page of it. */
function browseAt(t: TestContext, port: number) {
  const { fetch } = globalThis;
  t.mock.method(globalThis, "fetch", (input: string | URL, init?: RequestInit) =>
    fetch(new URL(input, `http://127.0.0.1:${port}`), init),
  );
}

/** The server says these stats, one after the other; what was asked for is kept. */
function answerWith(t: TestContext, said: Stats[]) {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", async (input: string) => {
    asked.push(input);
    return Response.json(said[asked.length - 1] ?? said.at(-1));
  });
  return asked;
}

const none = createMeter().read();

for (const id of transportIds) {
  test(`the server's view of ${id} agrees with the browser's`, async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    browseAt(t, server.port);
    const meter = createMeter();
    const { port } = server;
    const peer = openPeer(t, { id, port, room, settings: { holdS: 0.1 }, observe: meter.observe });
    const look = createServerView(room, peer.client, meter.read);
    for (let i = 0; i < 12; i++) {
      await Promise.all([peer.send(makeDraft()), sayMany(server, room, 3)]);
      const view = await look([id]);
      assert.deepEqual(view.differences[id], []);
      assert.equal(view.unsure[id], false);
    }
    const view = await look([id]);
    assert.ok((view.counts[id]?.sends ?? 0) >= 12);
    assert.ok((view.bytes[id]?.payload ?? 0) > 0 && (view.bytes[id]?.overhead ?? 0) > 0);
  });
}

test("it asks for this client, in one request for all transports", async (t) => {
  const client = { a: counts({}), b: counts({}) };
  const asked = answerWith(t, [{ room: "r", since: 1, transports: {}, client }]);
  const view = await createServerView("r", "me", () => none)(["a", "b", "unknown"]);
  assert.deepEqual(asked, [`${paths.stats("r")}?client=me`]);
  assert.deepEqual(Object.keys(view.counts), ["a", "b"]);
  assert.deepEqual(view.differences, { a: [], b: [] });
});

test("bytes of a server's earlier lives are added, those of one life are not", async (t) => {
  const life = (since: number, bytes: number): Stats => {
    const some = { overhead: bytes, payload: 10 * bytes };
    const client = { a: counts({ bytesUp: some, bytesDown: some }) };
    return { room: "r", since, transports: {}, client };
  };
  answerWith(t, [life(1, 5), life(1, 7), life(2, 1), life(2, 3), life(3, 2)]);
  const look = createServerView("r", "me", () => none);
  const overheads = [];
  for (let i = 0; i < 5; i++) {
    const { bytes } = await look(["a"]);
    const { overhead = 0, payload = 0 } = bytes.a ?? {};
    assert.equal(payload, 10 * overhead);
    overheads.push(overhead);
  }
  assert.deepEqual(overheads, [10, 14, 16, 20, 24]);
});

test("a difference that stays is told of", async (t) => {
  const client = { a: counts({ messages: 3 }) };
  answerWith(t, [{ room: "r", since: 1, transports: {}, client }]);
  const look = createServerView("r", "me", () => none);
  await look(["a"]);
  await look(["a"]);
  const { differences } = await look(["a"]);
  assert.deepEqual(differences.a, [{ what: "messages", browser: 0, server: 3 }]);
});

test("a difference that began as a connection broke is told as unsure, not as a difference", async (t) => {
  const client = { a: counts({ messages: 3 }) };
  answerWith(t, [{ room: "r", since: 1, transports: {}, client }]);
  let broken = 0;
  const look = createServerView("r", "me", () => ({ ...none, broken: broken++ }));
  await look(["a"]);
  await look(["a"]);
  const { differences, unsure } = await look(["a"]);
  assert.deepEqual([differences.a, unsure.a], [[], true]);
});

test("a difference that begins under faults, or as another transport broke, is no warning", async (t) => {
  for (const [isLossy, id] of [
    [true, "none"],
    [false, "b"],
  ] as const) {
    const client = { a: counts({ requests: 3 }), b: counts({}) };
    answerWith(t, [{ room: "r", since: 1, transports: {}, client }]);
    let broken = 0;
    const count = (one: string) => ({ ...none, broken: one === id ? broken++ : 0 });
    const look = createServerView("r", "me", count, () => isLossy);
    await look(["a", "b"]);
    await look(["a", "b"]);
    const { differences, unsure } = await look(["a", "b"]);
    assert.deepEqual([differences.a, unsure.a], [[], true]);
    t.mock.restoreAll();
  }
});

test("a server that cannot be asked is a failure, and the next look goes on", async (t) => {
  let isDown = true;
  const client = { a: counts({ requests: 1 }) };
  t.mock.method(globalThis, "fetch", async () => {
    if (isDown) throw new TypeError("fetch failed");
    return Response.json({ room: "r", since: 1, transports: {}, client });
  });
  const look = createServerView("r", "me", () => none);
  await assert.rejects(look(["a"]), { code: "unreachable" });
  isDown = false;
  assert.equal((await look(["a"])).counts.a?.requests, 1);
});
