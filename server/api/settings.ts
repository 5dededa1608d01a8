import { classPaths } from "#wire-class";
import type { Classroom } from "../classroom/classroom.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Limits } from "../limits.ts";
import type { Rooms } from "../rooms.ts";
import { parseSender } from "../validate.ts";
import { parseSettings } from "../validate-class.ts";
import { requireHost } from "./host.ts";

export interface SettingsRoutes {
  traffic: Traffic;
  rooms: Rooms;
  classroom: Classroom;
  limits: Limits;
}

/** What a newcomer must know, for all to see; a host that sets it makes the room a class. */
export function mountSettings({ traffic, rooms, classroom, limits }: SettingsRoutes) {
  const path = classPaths.settings(":room");

  traffic.route("GET", path, async ({ params, query, address }) => {
    const room = await rooms.get(params.room ?? "");
    const { client, problem } = parseSender(query);
    if (problem) throw problem;
    // Whoever made up phones without end would choose what the next one is dealt.
    if (client !== undefined && (await classroom.isNew(room, client))) {
      const tooMany = limits.newcomer(room.name, address);
      if (tooMany) throw tooMany;
    }
    return json(200, await classroom.info(room, client));
  });

  traffic.route("PUT", path, async ({ params, req, body }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    const change = parseSettings(await body(), classroom.transports);
    return json(200, await classroom.put(room, change));
  });

  traffic.route("DELETE", path, async ({ params, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, await classroom.end(room));
  });
}
