import { captures } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withPolls, withSockets } from "./with-clients.ts";
import { whole } from "./ws.ts";

const outstanding = 64;

/** What it costs everybody that somebody could look at bytes: nobody does. */
export const capture: Suite = {
  about: "captures that nobody asks for, against a server without the code of them",
  contenders: [captures.none, captures.idle],
  peers: [],
  rounds: 9,
  figures: [
    { id: "polls", title: "empty polls, 50 connections", unit: "/s", better: "more" },
    { id: "cpu", title: "server CPU a million polls", unit: "s", better: "less" },
    {
      id: "deliveries",
      title: `WebSocket deliveries, ${outstanding} outstanding`,
      unit: "/s",
      better: "more",
    },
  ],
  async measure({ contender, isQuick, take }) {
    const ms = isQuick ? 600 : 4000;
    const warmMs = isQuick ? 100 : 2000;
    await withPolls(contender, isQuick ? 5 : 50, (clients) =>
      take(async () => {
        const options = { what: "empty" as const, warmMs, ms };
        const read = await clients.call("spin", options, patienceMs);
        const polls = (read.answers / read.ms) * 1000;
        const cpu = ((read.cpuMs[0] ?? 0) / read.answers) * 1000;
        return { foreign: read.foreign, values: { polls, cpu } };
      }),
    );
    await withSockets(contender, isQuick ? 20 : 500, (clients) =>
      take(async () => {
        const options = { outstanding, warmMs, ms };
        const read = whole(await clients.call("saturate", options, patienceMs));
        const deliveries = (read.deliveries / read.ms) * 1000;
        return { foreign: read.foreign, values: { deliveries } };
      }),
    );
  },
};
