import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type ExchangeRecord, type FaultSettings, noFaults, type Page, paths } from "#wire";
import { call, makeRoom, startChat } from "../testing.ts";

describe("faults", () => {
  test("are normal at first, change by what is given, and end at once", async (t) => {
    const server = await startChat(t);
    const { room, hostKey } = await makeRoom(server);
    const path = paths.faults(room);
    const headers = { Authorization: `Bearer ${hostKey}` };
    const ask = async (method: string, json?: unknown) =>
      (await call<FaultSettings>(server, method, path, { json, headers })).body;
    assert.deepEqual(await ask("GET"), noFaults);
    assert.deepEqual(await ask("PUT", { delayMs: 100 }), { ...noFaults, delayMs: 100 });
    assert.deepEqual(await ask("PUT", { jitterMs: 5 }), { ...noFaults, delayMs: 100, jitterMs: 5 });
    assert.deepEqual(await ask("GET"), { ...noFaults, delayMs: 100, jitterMs: 5 });
    assert.deepEqual(await ask("DELETE"), noFaults);
  });

  test("a simulated round trip delays an ask by all of it, and the plain routes not at all", async (t) => {
    const server = await startChat(t);
    const { room, hostKey } = await makeRoom(server);
    const headers = { Authorization: `Bearer ${hostKey}` };
    await call(server, "PUT", paths.faults(room), { json: { delayMs: 2000 }, headers });
    const path = paths.transport(room, "short-polling");
    const start = performance.now();
    const slow = call<Page>(server, "GET", path);
    for (const plain of [paths.room(room), paths.stats(room), paths.time, paths.alive]) {
      assert.equal((await call(server, "GET", plain)).status, 200);
    }
    const quick = performance.now() - start;
    assert.equal((await slow).status, 200);
    assert.ok(performance.now() - start >= 1995);
    assert.ok(quick < 1500, `four plain answers took ${quick} ms`);
  });

  test("belong to the host, within bounds", async (t) => {
    const server = await startChat(t);
    const { room, hostKey } = await makeRoom(server);
    const path = paths.faults(room);
    assert.equal((await call(server, "PUT", path, { json: {} })).status, 401);
    const headers = { Authorization: `Bearer ${hostKey}` };
    const bad = {
      delayMs: 2001,
      jitterMs: -1,
      dropAnswers: 1.5,
      dropRequests: "0.5",
      stall: 1,
      outageMs: 60_001,
      bugs: "all",
    };
    for (const [field, value] of Object.entries(bad)) {
      const { status, body } = await call(server, "PUT", path, {
        json: { [field]: value },
        headers,
      });
      assert.deepEqual([status, body.code, body.field], [422, "invalid", field]);
    }
  });
});

describe("exchange records", () => {
  test("are kept for a client that looks, its first ones too, and say which connection carried what", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const path = `${paths.exchanges(room)}?client=me`;
    const look = () => call<{ exchanges: ExchangeRecord[] }>(server, "GET", path);
    const poll = (client: string) =>
      call<Page>(server, "GET", `${paths.transport(room, "short-polling")}?client=${client}`);
    await poll("me");
    assert.equal((await look()).body.exchanges.length, 1);
    await poll("me");
    await poll("other");
    const { exchanges } = (await look()).body;
    assert.equal(exchanges.length, 2);
    const [one] = exchanges;
    assert.deepEqual([one?.transport, one?.kind, one?.status], ["short-polling", "ask", 200]);
    assert.ok(one && one.connection > 0 && one.bytesUp > 0 && one.bytesDown > 0);
    assert.ok(one.endedAt >= one.arrivedAt);
  });

  test("cannot be read without a client", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const { status, body } = await call(server, "GET", paths.exchanges(room));
    assert.deepEqual([status, body.code, body.field], [400, "invalid", "client"]);
  });
});
