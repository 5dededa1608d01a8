import { paths } from "#wire";
import type { Chatter } from "../chatter.ts";
import type { Classroom } from "../classroom/classroom.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Limits } from "../limits.ts";
import type { Rooms } from "../rooms.ts";
import { parseChatter } from "../validate-host.ts";
import { comesFromHost, requireHost } from "./host.ts";

export interface ChatterRoutes {
  traffic: Traffic;
  rooms: Rooms;
  chatter: Chatter;
  limits: Limits;
  classroom: Classroom;
}

/** What the server says in a room: on a schedule that the host sets, or once, for whoever asks. */
export function mountChatter({ traffic, rooms, chatter, limits, classroom }: ChatterRoutes) {
  const path = paths.chatter(":room");

  traffic.route("GET", path, async ({ params }) => {
    const { name } = await rooms.get(params.room ?? "");
    return json(200, chatter.get(name));
  });

  traffic.route("PUT", path, async ({ params, req, body }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, chatter.start(room, parseChatter(await body())));
  });

  traffic.route("DELETE", path, async ({ params, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, chatter.stop(room.name));
  });

  traffic.route("POST", paths.say(":room"), async ({ params, address, req }) => {
    const room = await rooms.get(params.room ?? "");
    const tooFast = limits.send({ room: room.name, client: undefined, address });
    if (tooFast) throw tooFast;
    if (!comesFromHost(room, req)) await classroom.requireThawed(room);
    const message = await chatter.once(room);
    return json(201, { message });
  });
}
