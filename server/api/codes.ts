import { classPaths } from "#wire-class";
import type { Classroom } from "../classroom/classroom.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Limits } from "../limits.ts";
import { Refusal } from "../refusal.ts";

export interface CodeRoutes {
  traffic: Traffic;
  classroom: Classroom;
  limits: Limits;
}

/** Where a code leads; few enough may be tried that nobody finds a class by guessing. */
export function mountCodes({ traffic, classroom, limits }: CodeRoutes) {
  traffic.route("GET", classPaths.code(":code"), async ({ params, address }) => {
    const room = await classroom.roomOf(params.code ?? "");
    // Nothing is awaited from here on, or many could be tried at once.
    const tooMany = limits.code(address, room !== undefined);
    if (tooMany) throw tooMany;
    if (room === undefined) throw new Refusal("not-found", "This code leads to no class.");
    return json(200, { room });
  });
}
