import { paths } from "#wire";
import { now } from "../clock.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";

/** The clock of `acceptedAt`, so that clients can find how far theirs is off. */
export function mountTime({ traffic }: { traffic: Traffic }) {
  traffic.route("GET", paths.time, async () => json(200, { now: now() }));
}
