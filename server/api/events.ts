import { classPaths } from "#wire-class";
import type { Classroom } from "../classroom/classroom.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";
import { parseEvent } from "../validate-class.ts";
import { requireHost } from "./host.ts";

export interface EventRoutes {
  traffic: Traffic;
  rooms: Rooms;
  classroom: Classroom;
}

/** What the host does to everyone: done first, then said as a message, which is what is answered. */
export function mountEvents({ traffic, rooms, classroom }: EventRoutes) {
  traffic.route("POST", classPaths.events(":room"), async ({ params, req, body }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    const event = parseEvent(await body(), classroom.transports);
    return json(201, { message: await classroom.perform(room, event) });
  });
}
