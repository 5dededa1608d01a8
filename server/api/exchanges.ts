import { paths } from "#wire";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import type { Records } from "../records.ts";
import { Refusal } from "../refusal.ts";
import type { Rooms } from "../rooms.ts";
import { parseSender } from "../validate.ts";

/** What the server saw of one client's newest exchanges, as long as it keeps looking. */
export function mountExchanges({
  traffic,
  rooms,
  records,
}: {
  traffic: Traffic;
  rooms: Rooms;
  records: Records;
}) {
  traffic.route("GET", paths.exchanges(":room"), async ({ params, query }) => {
    const { name } = await rooms.get(params.room ?? "");
    const { client, problem } = parseSender(query);
    if (problem) throw problem;
    if (client === undefined) {
      throw new Refusal("invalid", "client: It is missing.", { field: "client" });
    }
    return json(200, { exchanges: records.read(name, client) });
  });
}
