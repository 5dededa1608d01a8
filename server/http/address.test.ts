import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import test from "node:test";
import { createAddressOf, networkOf } from "./address.ts";

function addressOf(forwarded: string | undefined, trustProxy: boolean): string {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "192.0.2.9" });
  const req = new IncomingMessage(socket);
  if (forwarded !== undefined) req.headers["x-forwarded-for"] = forwarded;
  return createAddressOf(trustProxy)(req);
}

test("a forwarded address is not believed unless a proxy is trusted", () => {
  assert.equal(addressOf("10.0.0.1", false), "192.0.2.9");
  assert.equal(addressOf("10.0.0.1", true), "10.0.0.1");
});

test("of several forwarded addresses the right-most counts, with or without a port", () => {
  assert.equal(addressOf("1.1.1.1, 2.2.2.2 , 10.0.0.1", true), "10.0.0.1");
  assert.equal(addressOf("1.1.1.1,10.0.0.1:4711", true), "10.0.0.1");
  assert.equal(addressOf("[2001:db8::1]:4711", true), "2001:db8::1");
  assert.equal(addressOf("2001:db8::1", true), "2001:db8::1");
});

test("where the proxy names nobody, or nonsense, its own address counts", () => {
  for (const forwarded of [undefined, "", "unknown", "1.1.1.1, ", "10.0.0.1; x"]) {
    assert.equal(addressOf(forwarded, true), "192.0.2.9", forwarded);
  }
});

test("an IPv4 address counts by itself, however it is written, and an IPv6 address as its /64", () => {
  for (const [address, network] of [
    ["127.0.0.2", "127.0.0.2"],
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["::FFFF:10.0.0.1", "10.0.0.1"],
    ["::1", "0:0:0:0::/64"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::", "2001:db8:1:2::/64"],
    ["2001:db8::2:3:4:5:6", "2001:db8:0:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
  ] as const) {
    assert.equal(networkOf(address), network, address);
  }
});
