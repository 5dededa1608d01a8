import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Page, type Problem, paths, type RoomInfo, type Stats } from "#wire";
import { call, eventually, makeRoom, sayMany, startChat } from "../testing.ts";
import { openTcp } from "../testing-peers.ts";

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const path = paths.transport(room, "long-polling");
  const ask = (query: string) => call<Page & Problem>(server, "GET", `${path}?${query}`);
  const { cursor } = (await ask("")).body;
  const parked = async () => {
    const { body } = await call<Stats>(server, "GET", paths.stats(room));
    return body.transports["long-polling"]?.openNow.parked;
  };
  return { server, room, path, ask, cursor, parked };
}

test("an ask without news is held for `wait` seconds and then answered empty", async (t) => {
  const { ask, cursor } = await start(t);
  const asked = performance.now();
  const { status, body } = await ask(`after=${cursor}&wait=0.3`);
  const heldMs = performance.now() - asked;
  assert.equal(status, 200);
  assert.deepEqual(body, { cursor, messages: [], more: false });
  assert.ok(heldMs >= 295 && heldMs < 1500, `held for ${heldMs} ms`);
});

test("wait=0 is answered at once", async (t) => {
  const { ask, cursor } = await start(t);
  const { status, body } = await ask(`after=${cursor}&wait=0`);
  assert.equal(status, 200);
  assert.deepEqual(body.messages, []);
});

test("an ask without a cursor is answered at once, whatever its wait", async (t) => {
  const { ask } = await start(t);
  const asked = performance.now();
  assert.equal((await ask("wait=55")).status, 200);
  assert.ok(performance.now() - asked < 2000);
});

test("news answers every parked ask at once", async (t) => {
  const { server, room, ask, cursor, parked } = await start(t);
  const answers = ["a", "b", "c"].map((client) => ask(`after=${cursor}&wait=55&client=${client}`));
  await eventually(async () => assert.equal(await parked(), 3));
  await sayMany(server, room, 1);
  for (const { body } of await Promise.all(answers)) {
    assert.deepEqual(
      body.messages.map(({ seq }) => seq),
      [1],
    );
    assert.notEqual(body.cursor, cursor);
  }
  assert.equal(await parked(), 0);
});

test("without `wait` an ask is held for longer than a moment", async (t) => {
  const { server, room, ask, cursor, parked } = await start(t);
  const answer = ask(`after=${cursor}`);
  await eventually(async () => assert.equal(await parked(), 1));
  await sayMany(server, room, 1);
  assert.equal((await answer).body.messages.length, 1);
});

test("an ask whose client leaves is no longer counted as parked, nor its client as present", async (t) => {
  const { server, room, path, cursor, parked } = await start(t);
  const present = async () => {
    const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
    return body.clients["long-polling"];
  };
  const peer = await openTcp(t, server);
  peer.write(`GET ${path}?after=${cursor}&wait=55&client=me HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await eventually(async () => assert.equal(await parked(), 1));
  assert.equal(await present(), 1);
  peer.tcp.destroy();
  await eventually(async () => assert.equal(await parked(), 0));
  assert.equal(await present(), 0);
});

for (const wait of ["", "-1", "55.5", "56", "100", "soon", "1e1", "0x10"]) {
  test(`wait=${wait} is refused with 400`, async (t) => {
    const { ask, cursor } = await start(t);
    const { status, body } = await ask(`after=${cursor}&wait=${wait}`);
    assert.equal(status, 400);
    assert.deepEqual([body.code, body.field], ["invalid", "wait"]);
  });
}
