import { noFaults, paths } from "#wire";
import type { Traffic } from "../door.ts";
import type { Faults } from "../faults.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";
import { parseFaults } from "../validate-host.ts";
import { requireHost } from "./host.ts";

/** The trouble in force in a room: for all to see, for the host to set. */
export function mountFaults({
  traffic,
  rooms,
  faults,
}: {
  traffic: Traffic;
  rooms: Rooms;
  faults: Faults;
}) {
  const path = paths.faults(":room");

  traffic.route("GET", path, async ({ params }) => {
    const { name } = await rooms.get(params.room ?? "");
    return json(200, faults.get(name));
  });

  traffic.route("PUT", path, async ({ params, req, body }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, faults.change(room.name, parseFaults(await body())));
  });

  traffic.route("DELETE", path, async ({ params, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    // Not forgotten: connections that are open lie on this road, and shall feel what comes next.
    return json(200, faults.change(room.name, noFaults));
  });
}
