import { floors, ours } from "../contenders.ts";
import type { Attempt, Suite } from "../suite.ts";
import { patienceMs, withClients } from "./with-clients.ts";
import { whole } from "./ws.ts";

const counts = [10, 100, 1000, 10_000];
const quickCounts = [100];
/** The same for every number of clients, so that only their number differs. */
const deliveriesPerSecond = 10_000;
/** How much dearer a delivery gets between these two is what the suite is for. */
const compared = { few: 100, many: 10_000 } as const;
const kinds = { sockets: "a socket", polls: "a held poll" } as const;

const shown = (count: number) => count.toLocaleString("en-US");

/** What one delivery costs the server, from a few clients to very many: it is to stay the same. */
export const scale: Suite = {
  about: "server CPU a delivery with 10, 100, 1,000 and 10,000 clients",
  contenders: [floors.ws, floors.http, ours],
  peers: ["socket.io"],
  rounds: 3,
  figures: Object.entries(kinds).flatMap(([kind, name]) => [
    ...counts.map((count) => ({
      id: `${kind}-${count}`,
      title: `CPU a delivery to ${name}, ${shown(count)} clients`,
      unit: "µs",
      better: "less" as const,
    })),
    {
      id: `${kind}-growth`,
      title: `CPU a delivery to ${name}, ${shown(compared.many)} clients over ${shown(compared.few)}, 1.3 at most`,
      unit: "×",
      better: "less" as const,
    },
  ]),
  async measure({ contender, isQuick, take }) {
    const warmMs = isQuick ? 100 : 2000;
    const kept: Attempt["values"] = {};
    for (const count of isQuick ? quickCounts : counts) {
      const rate = (isQuick ? 1000 : deliveriesPerSecond) / count;
      const options = { perSecond: rate, warmMs, ms: isQuick ? 600 : 6000 };
      for (const kind of ["sockets", "polls"] as const) {
        if (!contender.speaks.includes(kind)) continue;
        await withClients(kind, contender, count, async (clients) => {
          const values = await take(async () => {
            const read = whole(await clients.call("steady", options, patienceMs));
            const { foreign, cpuMs, deliveries } = read;
            const cost = ((cpuMs[0] ?? 0) / deliveries) * 1000;
            const few = kept[`${kind}-${compared.few}`];
            const growth =
              few !== undefined && count === compared.many
                ? { [`${kind}-growth`]: cost / few }
                : {};
            return { foreign, values: { [`${kind}-${count}`]: cost, ...growth } };
          });
          Object.assign(kept, values);
        });
      }
    }
  },
};
