import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { hostname } from "node:os";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import { createHostCheck } from "./hosts.ts";

const check = createHostCheck({
  publicUrl: new URL("https://chat.example"),
  allowedHosts: ["class.example"],
});

interface Visit {
  method?: string;
  hosts?: string[];
  origin?: string;
  version?: string;
  isUpgrade?: boolean;
}

/** The code of the refusal; nothing when the visit is let in. */
function refusalOf({
  method = "GET",
  hosts = ["localhost"],
  origin,
  version = "1.1",
  isUpgrade = false,
}: Visit): string | undefined {
  const req = new IncomingMessage(new Socket());
  req.method = method;
  req.httpVersion = version;
  req.rawHeaders = hosts.flatMap((host) => ["hOsT", host]);
  req.headers = { host: hosts[0], origin };
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

test("a missing, doubled or broken Host is not valid", () => {
  for (const hosts of [[], ["localhost", "localhost"], [""], ["a b"], ["u@localhost"]]) {
    assert.equal(refusalOf({ hosts }), "invalid", JSON.stringify(hosts));
  }
  for (const host of ["localhost/path", "localhost?x", "localhost:99999"]) {
    assert.equal(refusalOf({ hosts: [host] }), "invalid", host);
  }
});

test("HTTP/1.0 knows no Host, but cannot upgrade without one", () => {
  assert.equal(refusalOf({ hosts: [], version: "1.0" }), undefined);
  assert.equal(refusalOf({ hosts: [], version: "1.0", isUpgrade: true }), "invalid");
});

test("a page of another origin may neither change anything nor upgrade", () => {
  const foreign = ["https://evil.example", "null", "http://localhost:1", "http://localhost", "x"];
  for (const origin of foreign) {
    const visit = { hosts: ["localhost:3000"], origin };
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
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
  ] as const) {
    assert.equal(refusalOf({ hosts: [host], origin, method: "POST" }), undefined, origin);
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
