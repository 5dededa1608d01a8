/**
 * Runs in a network of its own (`unshare -n`), so that it may pull a plug: the peers sit in a second
 * one, whose address is then taken away. From there on every packet to them vanishes without a word.
 * Prints how long the server kept each kind of connection, ms.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { hold, type Page, paths } from "#wire";
import { handshake } from "../../server/testing-frames.ts";
import { startOwnServer } from "../bench/own-server.ts";

const here = "10.7.7.1";
const there = "10.7.7.2";
const farMac = "02:00:00:00:00:02";
/** When it gives up waiting, ms. */
const patienceMs = 100_000;

const ip = (...args: string[]) => execFileSync("ip", args);
const networkOf = (pid: number | "self") => readlinkSync(`/proc/${pid}/ns/net`);

/** A process that does nothing but keep a second network. */
async function openFarNetwork(): Promise<number> {
  const keeper = spawn("unshare", ["-n", "sleep", "300"], { stdio: "ignore" });
  process.once("exit", () => keeper.kill("SIGKILL"));
  const { pid } = keeper;
  if (!pid) throw new Error("there is no second network");
  while (networkOf(pid) === networkOf("self")) await pause(10);
  return pid;
}

const far = await openFarNetwork();
const inside = ["-t", String(far), "-n"];
const farIp = (...args: string[]) => execFileSync("nsenter", [...inside, "ip", ...args]);
ip("link", "set", "lo", "up");
ip(..."link add near type veth peer name far address".split(" "), farMac, "netns", String(far));
ip("addr", "add", `${here}/24`, "dev", "near");
ip("link", "set", "near", "up");
farIp("addr", "add", `${there}/24`, "dev", "far");
farIp("link", "set", "far", "up");
// Else the server's system would ask in vain who has the address, and find out that way.
ip("neigh", "replace", there, "lladdr", farMac, "dev", "near", "nud", "permanent");

const server = await startOwnServer({ HOST: "0.0.0.0" });
const polling = paths.transport("lobby", "long-polling");
const page: Page = await (await fetch(`http://127.0.0.1:${server.port}${polling}`)).json();
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const requests = {
  sockets: handshake(paths.transport("lobby", "websocket")),
  polls: get(`${polling}?after=${page.cursor}&wait=${hold.maxS}`),
  idle: get(paths.time),
};

const file = fileURLToPath(new URL("slow-half-open-peers.ts", import.meta.url));
const told = JSON.stringify({ host: here, port: server.port, requests });
const command = [...inside, process.execPath, "--import", "tsx", file, told];
const peers = spawn("nsenter", command, { stdio: ["ignore", "pipe", "inherit"] });
process.once("exit", () => peers.kill("SIGKILL"));
const [line] = await once(peers.stdout, "data");
const ports: Record<string, number[]> = JSON.parse(String(line));
await pause(500);

farIp("addr", "del", `${there}/24`, "dev", "far");
const start = performance.now();
const lasted: Record<string, number> = {};
while (Object.keys(lasted).length < 3 && performance.now() - start < patienceMs) {
  await pause(200);
  const open = establishedTo();
  for (const [kind, list] of Object.entries(ports)) {
    if (list.length < 5 || list.some((port) => open.has(port))) continue;
    lasted[kind] ??= performance.now() - start;
  }
}
process.stdout.write(`${JSON.stringify(lasted)}\n`);
await server.end();
process.exit();

/** Ports of peers to which this network has an established connection (proc(5), /proc/net/tcp). */
function establishedTo(): Set<number> {
  const lines = readFileSync("/proc/net/tcp", "utf8").trim().split("\n").slice(1);
  const fields = lines.map((text) => text.trim().split(/\s+/));
  const established = fields.filter(([, , , state]) => state === "01");
  return new Set(
    established.map(([, , remote]) => Number.parseInt(remote?.split(":")[1] ?? "", 16)),
  );
}
