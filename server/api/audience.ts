import { classPaths } from "#wire-class";
import type { Audience } from "../audience.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";
import type { StatsBook } from "../stats.ts";
import { parseAudience } from "../validate-host.ts";
import { requireHost } from "./host.ts";

export interface AudienceRoutes {
  traffic: Traffic;
  rooms: Rooms;
  audience: Audience;
  stats: StatsBook;
}

/** Simulated phones of a room: for all to know of, for the host to call and send away. */
export function mountAudience({ traffic, rooms, audience, stats }: AudienceRoutes) {
  const path = classPaths.audience(":room");

  traffic.route("GET", path, async ({ params }) => {
    const { name } = await rooms.get(params.room ?? "");
    return json(200, audience.get(name));
  });

  traffic.route("PUT", path, async ({ params, req, body }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    const settings = parseAudience(await body(), Object.keys(stats.clients(room.name)));
    const { localAddress = "127.0.0.1", localPort } = req.socket;
    // An IPv4 address that came to an IPv6 socket, or an address of IPv6 itself.
    const address = localAddress.replace(/^::ffff:/, "");
    const host = address.includes(":") ? `[${address}]` : address;
    return json(200, audience.start(room, settings, `http://${host}:${localPort}`));
  });

  traffic.route("DELETE", path, async ({ params, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, audience.stop(room.name));
  });
}
