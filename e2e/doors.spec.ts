import { once } from "node:events";
import { connect } from "node:net";
import { paths } from "#wire";
import { expect, test } from "./fixtures.ts";

/** What a raw request hears until the connection closes: its status, and all of it. */
async function ask(baseURL: string | undefined, request: string, headers: string[] = []) {
  const tcp = connect(Number(new URL(baseURL ?? "").port), "127.0.0.1");
  await once(tcp, "connect");
  const lines = ["Host: localhost", "Connection: close", ...headers];
  tcp.write(`${request} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const heard = Buffer.concat(await tcp.toArray()).toString();
  return { status: Number(heard.slice(9, 12)), heard };
}

test("a target that is no path of ours never reaches the pages", async ({ baseURL }) => {
  for (const target of [
    ...["*", "//evil.example", "http://evil.example/", "/\\evil.example", "/\\/evil.example"],
    ...["/a\\b", "evil.example", "?x", "/%", "/r/%ff", "/_next/static/%c3"],
  ]) {
    const { status, heard } = await ask(baseURL, `GET ${target}`);
    expect([target, status]).toEqual([target, 400]);
    // What does not even look like a target is refused by the parser, before it is a request.
    const field = /^[/*h]/.test(target) ? "target" : "request";
    expect(heard).toContain(`"code":"invalid"`);
    expect(heard).toContain(`"field":"${field}"`);
  }
});

test("no redirect of the pages leads away from here", async ({ baseURL }) => {
  for (const target of [
    ...["/evil.example/", "/a//evil.example", "/.//evil.example/", "/@evil.example/"],
    ...["/http://evil.example", "/%2f%2fevil.example/", "/%5cevil.example/", "/r/lobby/?x=//evil"],
  ]) {
    const { status, heard } = await ask(baseURL, `GET ${target}`);
    expect([target, status]).toEqual([target, 308]);
    expect(heard).toMatch(/\r\nlocation: \/[^/\\]/i);
  }
});

test("pages are only read", async ({ baseURL, room }) => {
  for (const path of ["/", `/r/${room.room}`, "/nothing", "/icon.svg"]) {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
      const { status, heard } = await ask(baseURL, `${method} ${path}`, ["Next-Action: x"]);
      expect([method, path, status]).toEqual([method, path, 405]);
      expect(heard).toMatch(/\r\nAllow: GET, HEAD\r\n/);
    }
    expect((await ask(baseURL, `HEAD ${path}`)).status).toBe(path === "/nothing" ? 404 : 200);
  }
});

test("nothing a stranger sends makes a page answer 500", async ({ baseURL, request }) => {
  for (const path of [
    "/_global-error",
    "/_error",
    "/500",
    "/_next/image?url=/icon.svg&w=64&q=75",
  ]) {
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
  }
  for (const [name, value] of [
    ...["garbage", "%", "%5B%5D", "%5B1%2C1%5D"].map((tree) => ["Next-Router-State-Tree", tree]),
    ...["garbage", "%"].map((url) => ["Next-Url", url]),
    ["Next-Router-Segment-Prefetch", "garbage"],
    ["Cookie", "a=%; =; \u00ff"],
    ["Range", "bytes=x"],
    ["X-Forwarded-Host", "a b"],
  ] as const) {
    const answer = await request.get("/r/lobby", {
      headers: { RSC: "1", [name ?? ""]: value ?? "" },
    });
    expect([name, value, answer.status()]).toEqual([name, value, 200]);
  }
  await ask(baseURL, "GET /");
});

test("pages, their files and the API bear the headers that keep browsers careful", async ({
  request,
  room,
}) => {
  const page = await (await request.get(`/r/${room.room}`)).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? "";
  for (const path of [`/r/${room.room}`, "/nothing", "/icon.svg", script]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1];
    expect(scripts, path).toMatch(/^'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'$/);
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
  for (const path of [paths.time, paths.alive, paths.room(room.room), "/api/nothing", paths.echo]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cache-control"], path).toBe("no-store");
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
});

test("each page has a nonce of its own, and every script in it bears that", async ({ request }) => {
  const nonces = new Set<string>();
  for (let i = 0; i < 2; i += 1) {
    const answer = await request.get("/r/lobby");
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
    nonces.add(nonce ?? "");
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(2);
});

test("a page is not served under a foreign name, and says what to set", async ({ request }) => {
  const answer = await request.get("/", { headers: { Host: "evil.example" } });
  expect(answer.status()).toBe(421);
  expect((await answer.json()).detail).toMatch(/evil\.example.*ALLOWED_HOSTS.*PUBLIC_URL/);
});

test("behind a trusted proxy the forwarded name is the one that counts", async ({
  startServer,
  request,
}) => {
  const { url } = await startServer({ env: { TRUST_PROXY: "1", ALLOWED_HOSTS: "class.example" } });
  const visit = async (host: string, forwarded: string) => {
    const headers = { Host: host, "X-Forwarded-Host": forwarded, "X-Forwarded-Proto": "https" };
    return (await request.get(url, { headers, maxRedirects: 0 })).status();
  };
  expect(await visit("upstream.internal", "class.example")).toBe(200);
  expect(await visit("localhost", "evil.example")).toBe(421);
});

test("caps and waits of the environment are in force", async ({ startServer }) => {
  const env = { MAX_CONNECTIONS_PER_ADDRESS: "1", HEADERS_TIMEOUT_MS: "300" };
  const { port } = await startServer({ env });
  const first = connect(port, "127.0.0.1");
  await once(first, "connect");
  const second = connect(port, "127.0.0.1");
  expect(Buffer.concat(await second.toArray()).toString()).toMatch(/^HTTP\/1\.1 429 /);
  expect(Buffer.concat(await first.toArray()).toString()).toMatch(/^HTTP\/1\.1 408 /);
});
