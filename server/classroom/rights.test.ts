import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { paths } from "#wire";
import { classPaths } from "#wire-class";
import { call, makeRoom } from "../testing.ts";
import { newest, startClass } from "./testing.ts";

/** Every route that is the host's alone, with a body that would do something. */
const hostRoutes: [method: string, path: (room: string) => string, json?: object][] = [
  ["PUT", classPaths.settings, { frozen: true }],
  ["DELETE", classPaths.settings],
  ...[
    { type: "ping" },
    { type: "switch", transport: "websocket" },
    { type: "freeze", frozen: true },
    { type: "hide", seq: 2 },
    { type: "clear" },
    { type: "mute", handle: "ABCDEF", muted: true },
    { type: "vote", vote: { question: "q", choices: ["a", "b"] } },
    { type: "vote-over", id: "v" },
    { type: "cut" },
    { type: "nothing" },
  ].map((json): [string, (room: string) => string, object] => ["POST", classPaths.events, json]),
  ["GET", classPaths.phones],
  ["GET", classPaths.addresses],
  ["PUT", paths.faults, { outageMs: 1000 }],
  ["DELETE", paths.faults],
  ["PUT", paths.chatter, { ratePerSecond: 1, bytes: 9, pattern: "steady", seed: 1 }],
  ["DELETE", paths.chatter],
  ["DELETE", paths.room],
];

describe("host rights", () => {
  for (const [method, path, json] of hostRoutes) {
    const what = json ? ` ${JSON.stringify(json)}` : "";
    test(`${method} ${path("…")}${what} is the host's alone`, async (t) => {
      const host = await startClass(t, { freeText: true });
      const { server, room, hostKey } = host;
      const other = await makeRoom(server);
      const student = `${path(room)}?client=me`;
      const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
      const before = [await host.info(), await newest(host)];

      const tries: [headers: object, path: string, status: number, code: string][] = [
        [{}, student, 401, "unauthorized"],
        [{}, `${path(room)}?hostKey=${hostKey}&key=${hostKey}`, 401, "unauthorized"],
        [{ Authorization: `Basic ${hostKey}` }, student, 401, "unauthorized"],
        [bearer("wrong"), student, 403, "forbidden"],
        [bearer(hostKey.slice(0, -1)), student, 403, "forbidden"],
        [bearer(other.hostKey), student, 403, "forbidden"],
        [bearer(hostKey), path("lobby"), 403, "forbidden"],
        [bearer(hostKey), path("no-such-room"), 404, "room-not-found"],
      ];
      for (const [headers, at, ...expected] of tries) {
        const reply = await call(server, method, at, { json, headers: { ...headers } });
        assert.deepEqual([reply.status, reply.body.code], expected, at);
        assert.doesNotMatch(JSON.stringify(reply.body), new RegExp(hostKey));
      }
      assert.deepEqual([await host.info(), await newest(host)], before, "nothing was done");
    });
  }

  test("no answer that everybody gets names a client or a key", async (t) => {
    const host = await startClass(t);
    await host.info("secret-client");
    await host.report("secret-client", { arrivals: [{ seq: 1, ageMs: 1, at: 1 }] });
    const answers = [await host.info("other"), await newest(host), await host.view()];
    assert.doesNotMatch(JSON.stringify(answers), new RegExp(`secret-client|${host.hostKey}`));
  });
});
