import { paths, type RoomInfo } from "#wire";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Limits } from "../limits.ts";
import type { Rooms } from "../rooms.ts";
import type { StatsBook } from "../stats.ts";
import { parseRoomRequest } from "../validate.ts";
import { requireHost } from "./host.ts";

/** Making, looking up and ending rooms. */
export function mountRooms({
  traffic,
  rooms,
  stats,
  limits,
}: {
  traffic: Traffic;
  rooms: Rooms;
  stats: StatsBook;
  limits: Limits;
}) {
  traffic.route("POST", paths.rooms, async ({ address, body }) => {
    const tooMany = limits.room(address);
    if (tooMany) throw tooMany;
    const { room } = parseRoomRequest((await body()) ?? {});
    return json(201, await rooms.create(room));
  });

  traffic.route("GET", paths.room(":room"), async ({ params }) => {
    const { name, createdAt, log } = await rooms.get(params.room ?? "");
    const info: RoomInfo = { room: name, createdAt, head: log.head, clients: stats.clients(name) };
    return json(200, info);
  });

  traffic.route("DELETE", paths.room(":room"), async ({ params, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    await rooms.end(room.name);
    return { status: 204, body: "" };
  });
}
