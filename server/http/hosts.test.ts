import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { hostname } from "node:os";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import { createHostCheck } from "./hosts.ts";

const rules = { publicUrl: new URL("https://chat.example"), allowedHosts: ["class.example"] };
const direct = createHostCheck({ ...rules, trustProxy: false });
const behindProxy = createHostCheck({ ...rules, trustProxy: true });

interface Visit {
  method?: string;
  hosts?: string[];
  origin?: string;
  version?: string;
  isUpgrade?: boolean;
  forwarded?: Record<string, string>;
  check?: typeof direct;
}

/** The code of the refusal; nothing when the visit is let in. */
function refusalOf({
  method = "GET",
  hosts = ["localhost"],
  origin,
  version = "1.1",
  isUpgrade = false,
  forwarded = {},
  check = direct,
}: Visit): string | undefined {
  const req = new IncomingMessage(new Socket());
  req.method = method;
  req.httpVersion = version;
  req.rawHeaders = hosts.flatMap((host) => ["hOsT", host]);
  req.headers = { ...forwarded, host: hosts[0], origin };
  try {
    check(req, isUpgrade);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
}

test("this machine's names, the public and the allowed ones and any address are let in", () => {
  const names = ["localhost", "LOCALHOST:3000", hostname(), `${hostname()}.local:80`];
  const ours = ["chat.example", "class.example:8080", "class.example."];
  const addresses = ["127.0.0.1", "192.168.0.7:3000", "[::1]", "[fe80::1]:3000"];
  for (const host of [...names, ...ours, ...addresses]) {
    assert.equal(refusalOf({ hosts: [host] }), undefined, host);
  }
});

test("another name is misdirected", () => {
  for (const host of ["evil.example", "localhost.evil.example", "evil.localhost:3000", "chat"]) {
    assert.equal(refusalOf({ hosts: [host] }), "misdirected", host);
  }
});

test("the machine's name counts with and without .local, whatever the machine calls itself", () => {
  const plain = hostname().replace(/\.local$/i, "");
  for (const host of [plain, `${plain}.local`, plain.toUpperCase(), `${plain}.local.:3000`]) {
    assert.equal(refusalOf({ hosts: [host] }), undefined, host);
  }
});

test("the refusal of a name says which setting lets it in", () => {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "GET", rawHeaders: ["Host", "evil.example"] });
  req.headers.host = "evil.example";
  assert.throws(() => direct(req, false), /"evil\.example".*ALLOWED_HOSTS.*PUBLIC_URL/);
});

test("a missing, doubled or broken Host is not valid", () => {
  for (const hosts of [[], ["localhost", "localhost"], [""], ["a b"], ["u@localhost"]]) {
    assert.equal(refusalOf({ hosts }), "invalid", JSON.stringify(hosts));
  }
  for (const host of [
    "localhost/",
    "localhost?",
    "localhost#x",
    "localhost:99999",
    "l\\h",
    "::1",
  ]) {
    assert.equal(refusalOf({ hosts: [host] }), "invalid", host);
  }
});

test("HTTP/1.0 knows no Host, but cannot upgrade without one", () => {
  assert.equal(refusalOf({ hosts: [], version: "1.0" }), undefined);
  assert.equal(refusalOf({ hosts: [], version: "1.0", isUpgrade: true }), "invalid");
});

test("a page of another origin may neither change anything nor upgrade", () => {
  const foreign = [
    ...["https://evil.example", "null", "http://localhost:1", "http://localhost", "x", ""],
    ...["app://localhost:3000", "http://localhost.evil.example:3000", "http://127.0.0.1:3000"],
  ];
  for (const origin of foreign) {
    const visit = { hosts: ["localhost:3000"], origin };
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE"]) {
      assert.equal(refusalOf({ ...visit, method }), "forbidden", `${method} ${origin}`);
    }
    assert.equal(refusalOf({ ...visit, isUpgrade: true }), "forbidden", origin);
    assert.equal(refusalOf(visit), undefined, "it may ask, but cannot read the answer");
  }
});

test("a page of the same host and port may, whatever the scheme", () => {
  for (const [host, origin] of [
    ["localhost:3000", "http://localhost:3000"],
    ["127.0.0.1", "http://127.0.0.1"],
    ["class.example", "https://class.example"],
    ["class.example:443", "https://class.example"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["localhost:80", "http://localhost"],
    ["class.example.", "https://class.example"],
    ["localhost:3000", "https://localhost:3000"],
  ] as const) {
    assert.equal(refusalOf({ hosts: [host], origin, method: "POST" }), undefined, origin);
  }
});

test("a port that was said is not another scheme's", () => {
  const visit = { hosts: ["localhost:80"], origin: "https://localhost", method: "POST" };
  assert.equal(refusalOf(visit), "forbidden");
});

test("a foreign page does not get in by a request that names no host", () => {
  const visit = { hosts: [], version: "1.0", method: "POST" };
  assert.equal(refusalOf({ ...visit, origin: "https://evil.example" }), "forbidden");
  assert.equal(refusalOf({ ...visit, origin: "https://chat.example" }), undefined);
});

test("a forwarded host counts only behind a trusted proxy, and there instead of Host", () => {
  const hosts = ["upstream.internal:3000"];
  const forwarded = { "x-forwarded-host": "class.example" };
  assert.equal(refusalOf({ hosts, forwarded }), "misdirected");
  assert.equal(refusalOf({ hosts, forwarded, check: behindProxy }), undefined);
  const evil = { hosts: ["localhost"], forwarded: { "x-forwarded-host": "evil.example" } };
  assert.equal(refusalOf(evil), undefined);
  assert.equal(refusalOf({ ...evil, check: behindProxy }), "misdirected");
});

test("of several forwarded hosts the right-most is the trusted proxy's own", () => {
  const visit = { hosts: ["x"], check: behindProxy };
  const from = (list: string) => refusalOf({ ...visit, forwarded: { "x-forwarded-host": list } });
  assert.equal(from("evil.example, class.example"), undefined);
  assert.equal(from("class.example, evil.example"), "misdirected");
  assert.equal(from("class.example, a b"), "invalid");
});

test("Origin is held against the forwarded host, and the forwarded scheme says its usual port", () => {
  const visit = { hosts: ["10.0.0.1:3000"], method: "POST", check: behindProxy };
  const forwarded = { "x-forwarded-host": "class.example", "x-forwarded-proto": "https" };
  const from = (origin: string) => refusalOf({ ...visit, forwarded, origin });
  assert.equal(from("https://class.example"), undefined);
  assert.equal(from("http://class.example:443"), undefined);
  assert.equal(from("http://class.example"), "forbidden");
  assert.equal(from("http://10.0.0.1:3000"), "forbidden");
});

test("where a trusted proxy says neither host nor scheme, a port that was not said is the page's", () => {
  const visit = { hosts: ["class.example"], method: "POST", check: behindProxy };
  for (const forwarded of [undefined, { "x-forwarded-proto": "" }]) {
    assert.equal(refusalOf({ ...visit, forwarded, origin: "https://class.example" }), undefined);
    assert.equal(refusalOf({ ...visit, forwarded, origin: "http://class.example" }), undefined);
    const other = refusalOf({ ...visit, forwarded, origin: "https://class.example:8443" });
    assert.equal(other, "forbidden");
  }
});

test("a page of the public address may, whatever host the proxy names", () => {
  const visit = { hosts: ["127.0.0.1:3000"], origin: "https://chat.example", isUpgrade: true };
  assert.equal(refusalOf(visit), undefined);
});

test("a script, which sends no Origin, may", () => {
  assert.equal(refusalOf({ method: "DELETE" }), undefined);
  assert.equal(refusalOf({ isUpgrade: true }), undefined);
});
