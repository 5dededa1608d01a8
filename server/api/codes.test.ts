import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { paths } from "#wire";
import { classPaths } from "#wire-class";
import { startClass } from "../classroom/testing.ts";
import { call, makeRoom, type TestServer } from "../testing.ts";

/** Looks a code up from an address; brings the status and the room. */
async function look(server: TestServer, code: string | null, address = "10.0.0.1") {
  const headers = { "X-Forwarded-For": address };
  const reply = await call<{ room: string }>(server, "GET", classPaths.code(code ?? ""), {
    headers,
  });
  return { ...reply, seen: [reply.status, reply.body.room] };
}
const trustProxy = true;

describe("codes", () => {
  test("lead to their room, whatever case they are typed in", async (t) => {
    const { server, room, info } = await startClass(t);
    const { code } = await info();
    assert.deepEqual((await look(server, code)).seen, [200, room]);
    assert.deepEqual((await look(server, code?.toLowerCase() ?? "")).seen, [200, room]);
  });

  test("that are none lead nowhere", async (t) => {
    const { server } = await startClass(t);
    for (const code of ["ABC", "ABCDE", "0000", "OIL1", "%20ABC", "ＡＢＣＤ", "__proto__"]) {
      const { status, body } = await call(server, "GET", classPaths.code(code));
      assert.deepEqual([status, body.code], [404, "not-found"], code);
    }
  });

  test("end with their room", async (t) => {
    const { server, room, headers, info } = await startClass(t);
    const { code } = await info();
    assert.equal((await call(server, "DELETE", paths.room(room), { headers })).status, 204);
    assert.equal((await look(server, code)).status, 404);
    await makeRoom(server, room);
    assert.equal((await look(server, code)).status, 404, "not even a room of that name has it");
  });

  test("can be tried in vain only so often from one address; then none leads anywhere", async (t) => {
    const { server, room, info } = await startClass(t, {}, { trustProxy });
    const { code } = await info();
    const tries = await Promise.all(Array.from({ length: 40 }, () => look(server, "XXXX")));
    const refused = tries.filter(({ status }) => status === 429);
    assert.equal(tries.filter(({ status }) => status === 404).length, 30);
    assert.equal(refused.length, 10);
    const { status, body, headers } = await call(server, "GET", classPaths.code(code ?? ""), {
      headers: { "X-Forwarded-For": "10.0.0.1" },
    });
    assert.deepEqual([status, body.code], [429, "rate-limited"]);
    assert.ok(Number(headers.get("retry-after")) >= 1);
    assert.deepEqual((await look(server, code, "10.0.0.2")).seen, [200, room]);
  });

  test("can be tried in vain only so often in all, but who types the right one is let in", async (t) => {
    const limits = { codeMissesPerMinute: 5, trustProxy };
    const { server, room, info } = await startClass(t, {}, limits);
    const { code } = await info();
    const from = (i: number) => `10.0.1.${i}`;
    for (let i = 0; i < 5; i += 1) assert.equal((await look(server, "XXXX", from(i))).status, 404);
    assert.equal((await look(server, "XXXX", from(5))).status, 429, "all misses are used up");
    assert.equal((await look(server, code, from(5))).status, 429, "who missed just now");
    assert.equal((await look(server, code, from(0))).status, 429, "who missed before");
    assert.deepEqual((await look(server, code, from(6))).seen, [200, room], "who never missed");
  });

  test("that are typed right are not counted", async (t) => {
    const { server, room, info } = await startClass(t, {}, { codeMissesPerMinutePerAddress: 1 });
    const { code } = await info();
    for (let i = 0; i < 5; i += 1) assert.deepEqual((await look(server, code)).seen, [200, room]);
  });
});
