import { get } from "node:http";
import { get as getSafely } from "node:https";
import { type ClassAddress, classPaths } from "#wire-class";
import { ownAddresses } from "../addresses.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";
import { requireHost } from "./host.ts";

export interface AddressRoutes {
  traffic: Traffic;
  rooms: Rooms;
  settings: { publicUrl: URL | undefined };
}

/** An address of this machine answers itself at once or not at all, ms. */
const patienceMs = 1000;

/** Where phones may reach this server: for the host to choose from. */
export function mountAddresses({ traffic, rooms, settings }: AddressRoutes) {
  traffic.route("GET", classPaths.addresses(":room"), async ({ params, req }) => {
    requireHost(await rooms.get(params.room ?? ""), req);
    const all = settings.publicUrl
      ? [{ origin: settings.publicUrl.origin, kind: "configured" as const }]
      : offered(req.socket.localPort ?? 80);
    const addresses = all.map(
      async (one): Promise<ClassAddress> => ({ ...one, isReachable: await answers(one.origin) }),
    );
    return json(200, { addresses: await Promise.all(addresses) });
  });
}

/** Where the machine is on no network, it can at least be tried on itself. */
function offered(port: number): Omit<ClassAddress, "isReachable">[] {
  const own = ownAddresses();
  const all = own.length > 0 ? own : [{ address: "127.0.0.1", kind: "loopback" as const }];
  return all.map(({ address, kind }) => ({
    origin: new URL(`http://${address}:${port}`).origin,
    kind,
  }));
}

/** Whether this very machine gets an answer there; a firewall may still keep others out. */
function answers(origin: string): Promise<boolean> {
  const open = origin.startsWith("https:") ? getSafely : get;
  return new Promise((resolve) => {
    const asked = open(`${origin}/healthz`, { timeout: patienceMs, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(false));
  });
}
