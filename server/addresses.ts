import { networkInterfaces } from "node:os";

/** This machine's IPv4 addresses that others can reach, private ones first. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  const isPrivate = (address: string) => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address)
    .sort((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)));
}
