import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { paths, type RoomInfo, type RoomMade } from "#wire";
import { call, makeRoom, sayMany, startChat, type TestServer } from "../testing.ts";
import { transports } from "../transports/index.ts";

const make = (server: TestServer, json?: unknown) =>
  call<RoomMade>(server, "POST", paths.rooms, { json });
const end = (server: TestServer, room: string, Authorization?: string) =>
  call(server, "DELETE", paths.room(room), { headers: Authorization ? { Authorization } : {} });
const start = async (t: TestContext) => {
  const server = await startChat(t);
  return { server, ...(await makeRoom(server)) };
};

test("a room is made with a name of its own, or by the one asked for", async (t) => {
  const server = await startChat(t);
  for (const json of [undefined, {}, { other: 1 }]) {
    const { status, body } = await make(server, json);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body).sort(), ["hostKey", "room"]);
  }
  const { status, body } = await make(server, { room: "class-7b" });
  assert.deepEqual([status, body.room], [201, "class-7b"]);
});

test("a name that is not plain is refused with its field", async (t) => {
  const server = await startChat(t);
  for (const room of ["", "-a", "Class", "a".repeat(33), 7]) {
    const { status, body } = await call(server, "POST", paths.rooms, { json: { room } });
    assert.deepEqual([status, body.code, body.field], [422, "invalid", "room"]);
  }
});

test("a name is taken once, and the lobby is from the start", async (t) => {
  const { server, room } = await start(t);
  for (const name of [room, "lobby"]) {
    const { status, body } = await call(server, "POST", paths.rooms, { json: { room: name } });
    assert.deepEqual([status, body.code], [409, "room-taken"]);
  }
});

test("a room tells its name, age, head and clients, and not its key", async (t) => {
  const { server, room } = await start(t);
  await sayMany(server, room, 3);
  const { status, headers, body } = await call<RoomInfo>(server, "GET", paths.room(room));
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/json");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("content-encoding"), null);
  const { createdAt, ...rest } = body;
  const clients = Object.fromEntries(Object.keys(transports).map((id) => [id, 0]));
  assert.deepEqual(rest, { room, head: 3, clients });
  assert.ok(Math.abs(createdAt - Date.now()) < 5000);
});

test("a room nobody made is not found", async (t) => {
  const server = await startChat(t);
  for (const path of [paths.room("nobody"), paths.stats("nobody")]) {
    const { status, body } = await call(server, "GET", path);
    assert.deepEqual([status, body.code], [404, "room-not-found"]);
  }
});

test("only its host ends a room", async (t) => {
  const { server, room, hostKey } = await start(t);
  const other = await makeRoom(server);
  for (const none of [undefined, "Basic abc", "Bearer", "Bearer ", hostKey]) {
    const { status, body, headers } = await end(server, room, none);
    assert.deepEqual([status, body.code], [401, "unauthorized"], none);
    assert.equal(headers.get("www-authenticate"), "Bearer");
  }
  for (const wrong of ["Bearer wrong", `Bearer ${other.hostKey}`, `Bearer ${hostKey}x`]) {
    const { status, body } = await end(server, room, wrong);
    assert.deepEqual([status, body.code], [403, "forbidden"]);
  }
  const { status, body } = await end(server, room, `Bearer ${hostKey}`);
  assert.deepEqual([status, body], [204, undefined]);
  assert.equal((await call(server, "GET", paths.room(room))).status, 404);
  assert.equal((await end(server, room, `Bearer ${hostKey}`)).status, 404);
});

test("nobody ends the lobby", async (t) => {
  const { server, hostKey } = await start(t);
  assert.equal((await end(server, "lobby")).status, 401);
  assert.equal((await end(server, "lobby", `Bearer ${hostKey}`)).status, 403);
  assert.equal((await call(server, "GET", paths.room("lobby"))).status, 200);
});

test("another method is refused with those that are allowed, HEAD included", async (t) => {
  const { server, room } = await start(t);
  for (const [method, path, allow] of [
    ["HEAD", paths.room(room), "GET, DELETE"],
    ["PUT", paths.room(room), "GET, DELETE"],
    ["GET", paths.rooms, "POST"],
    ["HEAD", paths.time, "GET"],
    ["OPTIONS", paths.stats(room), "GET"],
    ["DELETE", paths.transport(room, "short-polling"), "GET, POST"],
    ["POST", paths.transport(room, "websocket"), "GET"],
  ] as const) {
    const { status, headers } = await call(server, method, path);
    assert.deepEqual([status, headers.get("allow")], [405, allow], `${method} ${path}`);
  }
});

test("what is not built is not found", async (t) => {
  const { server, room } = await start(t);
  for (const path of ["/api", "/api/", "/api/nothing", `${paths.room(room)}/nothing`]) {
    const { status, body } = await call(server, "GET", path);
    assert.deepEqual([status, body.code], [404, "not-found"]);
  }
});

test("a page of another origin cannot make a room, nor one that names another host", async (t) => {
  const server = await startChat(t);
  const headers = { Origin: "https://evil.example" };
  const { status, body } = await call(server, "POST", paths.rooms, { headers });
  assert.deepEqual([status, body.code], [403, "forbidden"]);
});
