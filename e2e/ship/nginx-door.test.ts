import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import test, { type TestContext } from "node:test";
import { type Problem, paths } from "#wire";
import { freePort } from "../free-port.ts";
import { missingNginx, startNginx } from "./nginx.ts";
import { startSite } from "./site.ts";

const skip = missingNginx();

interface Question {
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** The address of this machine that the client comes from. */
  from?: string;
}

interface Reply {
  status: number | undefined;
  code: string | undefined;
}

async function start(t: TestContext, env: Record<string, string>) {
  const site = await startSite(t, { HOST: "127.0.0.1", TRUST_PROXY: "1", ...env });
  const port = await freePort();
  await startNginx(t, { sample: "nginx.conf", port, upstream: site.port });
  const ask = async ({ method, path, headers = {}, from }: Question): Promise<Reply> => {
    const asked = request({ port, host: "127.0.0.1", localAddress: from, method, path, headers });
    const [answer] = (await once(asked.end(), "response")) as [IncomingMessage];
    const text = Buffer.concat(await answer.toArray()).toString();
    const isProblem = answer.headers["content-type"] === "application/problem+json";
    const code = isProblem ? (JSON.parse(text) as Problem).code : undefined;
    return { status: answer.statusCode, code };
  };
  return { site, port, ask };
}

const rooms = { method: "POST", path: paths.rooms };

test("limits tell the clients behind nginx apart, whatever they say of themselves", {
  skip,
}, async (t) => {
  const { ask } = await start(t, { ROOMS_PER_MINUTE: "2" });
  for (const _ of [1, 2]) {
    assert.equal((await ask({ ...rooms, from: "127.0.0.2" })).status, 201);
  }
  const tooMany = { status: 429, code: "rate-limited" };
  assert.deepEqual(await ask({ ...rooms, from: "127.0.0.2" }), tooMany);
  const headers = { "X-Forwarded-For": "127.0.0.4" };
  assert.deepEqual(await ask({ ...rooms, from: "127.0.0.2", headers }), tooMany);
  assert.equal((await ask({ ...rooms, from: "127.0.0.3" })).status, 201);
});

test("the host that the browser named is checked, and pages of others are refused", {
  skip,
}, async (t) => {
  const { ask, port } = await start(t, { PUBLIC_URL: "https://chat.example" });
  const as = (Host: string, Origin?: string) =>
    ask({ ...rooms, headers: Origin ? { Host, Origin } : { Host } });
  assert.equal((await as(`localhost:${port}`, `http://localhost:${port}`)).status, 201);
  assert.equal((await as("chat.example", "https://chat.example")).status, 201);
  assert.deepEqual(await as("foreign.example"), { status: 421, code: "misdirected" });
  const forbidden = { status: 403, code: "forbidden" };
  assert.deepEqual(await as(`localhost:${port}`, "http://foreign.example"), forbidden);
  assert.deepEqual(await as(`localhost:${port}`, "http://localhost:1"), forbidden);
});

test("the metrics are for this machine, and never for who comes through nginx", {
  skip,
}, async (t) => {
  const { ask, site } = await start(t, {});
  assert.equal((await ask({ method: "GET", path: paths.metrics })).status, 404);
  assert.equal((await fetch(`http://127.0.0.1:${site.port}${paths.metrics}`)).status, 200);
});
