import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import { detach } from "../detach.ts";

/**
 * Makes what tells the address a request comes from. Behind a proxy that is trusted it is the
 * right-most entry of `X-Forwarded-For`: that one the proxy wrote itself, the others anybody can.
 */
export function createAddressOf(trustProxy: boolean): (req: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const forwarded = trustProxy ? lastEntry(headers["x-forwarded-for"]) : undefined;
    const address = forwarded && withoutPort(forwarded);
    return address && isIP(address) ? detach(address) : (socket.remoteAddress ?? "");
  };
}

/** Whether an address is this machine's own and nobody else's. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1";
}

/** The right-most entry of a header that is a list; nothing where it is missing or empty. */
export function lastEntry(header: string | string[] | undefined): string | undefined {
  const last = String(header ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return last || undefined;
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

/**
 * Whom a limit counts: an IPv4 address, or the /64 network of an IPv6 address, within which one
 * machine can take as many addresses as it likes.
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const plain = address.replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(plain)) return plain;
  const [left = "", right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groups(left);
  const after = groups(right ?? "");
  const zeros = new Array<string>(8 - before.length - after.length).fill("0");
  const all = right === undefined ? before : [...before, ...zeros, ...after];
  return `${all.slice(0, 4).join(":")}::/64`;
}
