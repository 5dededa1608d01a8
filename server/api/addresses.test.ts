import assert from "node:assert/strict";
import test from "node:test";
import { type ClassAddress, classPaths } from "#wire-class";
import { lanAddresses } from "../addresses.ts";
import { call, makeRoom, startChat } from "../testing.ts";

type Found = { addresses: ClassAddress[] };

test("the host hears where phones may reach this server, and nobody else does", async (t) => {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const path = classPaths.addresses(room);
  assert.equal((await call(server, "GET", path)).status, 401);
  const wrong = { Authorization: `Bearer ${"x".repeat(32)}` };
  assert.equal((await call(server, "GET", path, { headers: wrong })).status, 403);

  const headers = { Authorization: `Bearer ${hostKey}` };
  const { status, body } = await call<Found>(server, "GET", path, { headers });
  assert.equal(status, 200);
  const own = lanAddresses();
  assert.deepEqual(
    body.addresses.map(({ origin }) => origin),
    (own.length > 0 ? own : ["127.0.0.1"]).map((address) => `http://${address}:${server.port}`),
  );
});

test("an address of its own that is set stands alone, and is tried", async (t) => {
  const server = await startChat(t);
  const origin = `http://127.0.0.1:${server.port}`;
  const far = await startChat(t, { publicUrl: new URL(origin) });
  const { room, hostKey } = await makeRoom(far);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const read = async () =>
    (await call<Found>(far, "GET", classPaths.addresses(room), { headers })).body.addresses;
  assert.deepEqual(await read(), [{ origin, kind: "configured", isReachable: true }]);
  await server.stop();
  assert.deepEqual(await read(), [{ origin, kind: "configured", isReachable: false }]);
});
