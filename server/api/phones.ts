import { classPaths } from "#wire-class";
import type { Classroom } from "../classroom/classroom.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Limits } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { Rooms } from "../rooms.ts";
import { parseSender } from "../validate.ts";
import { parseArrivalsAfter, parseReport } from "../validate-class.ts";
import { requireHost } from "./host.ts";

export interface PhoneRoutes {
  traffic: Traffic;
  rooms: Rooms;
  classroom: Classroom;
  limits: Limits;
}

/** The phones of a class: each tells of itself, and the host sees all, by handles. */
export function mountPhones({ traffic, rooms, classroom, limits }: PhoneRoutes) {
  traffic.route("POST", classPaths.reports(":room"), async ({ params, query, body }) => {
    const room = await rooms.get(params.room ?? "");
    const { client, problem } = parseSender(query);
    if (problem) throw problem;
    if (client === undefined) {
      throw new Refusal("invalid", "client: It is missing.", { field: "client" });
    }
    const tooFast = limits.report(room.name, client);
    if (tooFast) throw tooFast;
    await classroom.report(room, client, parseReport(await body(), classroom.transports));
    return { status: 204, body: "" };
  });

  traffic.route("GET", classPaths.phones(":room"), async ({ params, query, req }) => {
    const room = await rooms.get(params.room ?? "");
    requireHost(room, req);
    return json(200, await classroom.view(room, parseArrivalsAfter(query)));
  });
}
