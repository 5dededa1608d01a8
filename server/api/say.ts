import { randomBytes } from "node:crypto";
import { paths } from "#wire";
import { now } from "../clock.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";

/** The server itself says a random string in a room: news that no client made. */
export function mountSay({ traffic, rooms }: { traffic: Traffic; rooms: Rooms }) {
  traffic.route("POST", paths.say(":room"), async ({ params }) => {
    const { log } = await rooms.get(params.room ?? "");
    const id = randomBytes(16).toString("base64url");
    const text = `news ${randomBytes(3).toString("hex")}`;
    const { message } = await log.append({ id, text, sentAt: now() }, "server");
    return json(201, { message });
  });
}
