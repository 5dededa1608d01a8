import { setTimeout as pause } from "node:timers/promises";
import { lookMs } from "../../../server/records.ts";
import { idle as contenders } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withPolls, withSockets } from "./with-clients.ts";
import { whole } from "./ws.ts";

const outstanding = 64;

/** What everybody pays for what stands ready: nobody looks at bytes, nothing is simulated, nobody is too fast. */
export const idle: Suite = {
  about: "captures, meters, faults and limits with nothing to do, against a server without them",
  contenders,
  peers: [],
  // Two processes of the same code differ by more than two turns of one: many rounds, few turns.
  rounds: 5,
  turns: { times: 20, readings: 3 },
  figures: [
    { id: "polls", title: "empty polls, 50 connections", unit: "/s", better: "more" },
    { id: "poll-cpu", title: "server CPU a million polls", unit: "s", better: "less" },
    {
      id: "deliveries",
      title: `WebSocket deliveries, ${outstanding} outstanding`,
      unit: "/s",
      better: "more",
    },
    { id: "sends", title: "sends accepted, 500 clients", unit: "/s", better: "more" },
    { id: "send-cpu", title: "server CPU a million sends", unit: "s", better: "less" },
  ],
  async measure({ contender, isQuick, span, take }) {
    for (const [what, clients, rate, cost] of [
      ["empty", 50, "polls", "poll-cpu"],
      ["take", 500, "sends", "send-cpu"],
    ] as const) {
      await withPolls(contender, isQuick ? clients / 10 : clients, async (remote) => {
        const spin = () => remote.call("spin", { what, ...span }, patienceMs);
        if (!isQuick) {
          await spin();
          // Newcomers are written down, as if they looked at their timelines.
          await pause(lookMs);
        }
        await take(async () => {
          const read = await spin();
          const cpu = ((read.cpuMs[0] ?? 0) / read.answers) * 1000;
          const values = { [rate]: (read.answers / read.ms) * 1000, [cost]: cpu };
          return { foreign: read.foreign, values };
        });
      });
    }
    await withSockets(contender, isQuick ? 20 : 500, (clients) =>
      take(async () => {
        const read = whole(await clients.call("saturate", { outstanding, ...span }, patienceMs));
        const deliveries = (read.deliveries / read.ms) * 1000;
        return { foreign: read.foreign, values: { deliveries } };
      }),
    );
  },
};
