import assert from "node:assert/strict";
import test from "node:test";
import { paths, type RoomInfo } from "#wire";
import { type AudienceInfo, type ClassView, classPaths } from "#wire-class";
import { call, makeRoom, startChat } from "../testing.ts";

/** A process has to start and its phones to come. */
const longMs = 30_000;

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + longMs;
  while (!(await check())) {
    assert.ok(performance.now() < end, "not in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("simulated phones are dealt to as phones are, hear the host, answer votes and go with the room", async (t) => {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const host = <T>(method: string, path: string, json?: unknown) =>
    call<T>(server, method, path, { headers, json });
  const view = async () => (await host<ClassView>("GET", classPaths.phones(room))).body;
  await host("PUT", classPaths.settings(room), {});
  const path = classPaths.audience(room);
  const { body } = await host<AudienceInfo>("PUT", path, { clients: 6 });
  assert.deepEqual(body, { running: true, clients: 6 });
  assert.deepEqual((await call<AudienceInfo>(server, "GET", path)).body, body);

  const counts = async () => (await call<RoomInfo>(server, "GET", paths.room(room))).body.clients;
  await until(async () => Object.values(await counts()).join() === "2,2,2");
  await until(async () => (await view()).phones.filter((phone) => phone.isSimulated).length === 6);
  assert.deepEqual((await view()).arrivals, []);

  await host("POST", classPaths.events(room), { type: "ping" });
  await until(async () => (await view()).arrivals.length === 6);
  const { arrivals, phones } = await view();
  assert.equal(new Set(arrivals.map(({ handle }) => handle)).size, 6);
  assert.ok(phones.every(({ isHere, last }) => isHere && last?.seq === arrivals[0]?.seq));

  const vote = { id: "x", question: "Which?", choices: ["a", "b"] };
  await host("POST", classPaths.events(room), { type: "vote", vote });
  await until(async () => (await view()).phones.every(({ sends }) => sends === 1));

  assert.equal((await host("DELETE", paths.room(room))).status, 204);
  await until(async () => {
    const open = await new Promise<number>((resolve) =>
      server.http.getConnections((_error, count) => resolve(count)),
    );
    // Those of this test alone.
    return open <= 2;
  });
});

test("an audience is the host's, of so many at most, and can be sent away", async (t) => {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const path = classPaths.audience(room);
  const ask = (method: string, key?: string, json?: unknown) => {
    const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
    return call(server, method, path, { headers, json });
  };
  for (const method of ["PUT", "DELETE"]) {
    assert.equal((await ask(method, undefined, { clients: 1 })).status, 401);
    assert.equal((await ask(method, "x".repeat(32), { clients: 1 })).status, 403);
  }
  for (const [clients, field] of [
    [0, "clients"],
    [201, "clients"],
    [1.5, "clients"],
    ["3", "clients"],
  ] as const) {
    const { status, body } = await ask("PUT", hostKey, { clients });
    assert.deepEqual([status, body.field], [422, field]);
  }
  const unknown = await ask("PUT", hostKey, { clients: 1, transport: "pigeon" });
  assert.deepEqual([unknown.status, unknown.body.field], [422, "transport"]);
  assert.deepEqual((await ask("GET")).body, { running: false });
  assert.equal((await ask("PUT", hostKey, { clients: 1, transport: "websocket" })).status, 200);
  assert.deepEqual((await ask("DELETE", hostKey)).body, { running: false });
});

test("simulated phones leave a room that is no class any more", async (t) => {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const host = (method: string, path: string, json?: unknown) =>
    call(server, method, path, { headers, json });
  await host("PUT", classPaths.settings(room), { intervalMs: 200 });
  await host("PUT", classPaths.audience(room), { clients: 3 });
  const counts = async () => (await call<RoomInfo>(server, "GET", paths.room(room))).body.clients;
  await until(async () => Object.values(await counts()).join() === "1,1,1");
  await host("DELETE", classPaths.settings(room));
  await until(async () => {
    const { body } = await call<AudienceInfo>(server, "GET", classPaths.audience(room));
    return !body.running;
  });
});
