import assert from "node:assert/strict";
import type { NetworkInterfaceInfo } from "node:os";
import test from "node:test";
import { lanAddresses, ownAddresses } from "./addresses.ts";

const at = (address: string, internal = false) =>
  ({ address, family: "IPv4", internal }) as NetworkInterfaceInfo;
const v6 = { address: "fe80::1", family: "IPv6", internal: false } as NetworkInterfaceInfo;

const interfaces = {
  docker0: [at("172.17.0.1")],
  eth1: [at("169.254.8.9")],
  lo: [at("127.0.0.1", true)],
  tailscale0: [at("100.101.102.103")],
  eth0: [at("203.0.113.5"), v6],
  wlan0: [at("192.168.1.20"), v6],
  "br-4f1c": [at("172.18.0.1")],
  en0: [at("172.32.0.1"), at("172.31.0.1"), at("10.0.0.7")],
};

test("a school's network stands first, then the internet; containers, VPNs and link-local last", () => {
  assert.deepEqual(
    ownAddresses(interfaces).map(({ address, kind }) => `${kind} ${address}`),
    [
      "private 192.168.1.20",
      "private 172.31.0.1",
      "private 10.0.0.7",
      "public 203.0.113.5",
      "public 172.32.0.1",
      "virtual 172.17.0.1",
      "virtual 100.101.102.103",
      "virtual 172.18.0.1",
      "link-local 169.254.8.9",
    ],
  );
});

test("a machine without a network has none", () => {
  assert.deepEqual(lanAddresses({ lo: [at("127.0.0.1", true)] }), []);
});
