import { paths } from "#wire";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Rooms } from "../rooms.ts";
import type { StatsBook } from "../stats.ts";
import { parseSender } from "../validate.ts";

/** What the server counted, of a room and of one client in it. Never counted itself. */
export function mountStats({
  traffic,
  rooms,
  stats,
}: {
  traffic: Traffic;
  rooms: Rooms;
  stats: StatsBook;
}) {
  traffic.route("GET", paths.stats(":room"), async ({ params, query }) => {
    const { name } = await rooms.get(params.room ?? "");
    const { client, problem } = parseSender(query);
    if (problem) throw problem;
    return json(200, stats.read(name, client));
  });
}
