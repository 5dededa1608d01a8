import { networkInterfaces } from "node:os";

/** How an address can be reached, best first. */
export type AddressKind = "private" | "public" | "virtual" | "link-local";
const kinds: AddressKind[] = ["private", "public", "virtual", "link-local"];

/** Containers, virtual machines and VPNs: others on the network most often do not reach those. */
const virtual =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|ppp|tailscale|zt|cni|flannel|podman)/i;

/** This machine's IPv4 addresses that others may reach, those of a home or school network first. */
export function ownAddresses(
  interfaces = networkInterfaces(),
): { address: string; kind: AddressKind }[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal }) => family === "IPv4" && !internal)
        .map(({ address }) => ({ address, kind: kindOf(name, address) })),
    )
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** The same, without what they are. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  return ownAddresses(interfaces).map(({ address }) => address);
}

/** By RFC 1918 and RFC 3927, and by the name of the interface. */
function kindOf(name: string, address: string): AddressKind {
  if (/^169\.254\./.test(address)) return "link-local";
  if (virtual.test(name)) return "virtual";
  return /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address) ? "private" : "public";
}
