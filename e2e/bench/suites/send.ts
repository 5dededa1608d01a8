import { floors, ours } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withPolls } from "./with-clients.ts";

/** Clients that send as soon as they may, and then some that send at an even rate. */
export const send: Suite = {
  about: "sends accepted/s (ours: durable) from 500 and 2,000 clients, latency at 1,000/s",
  contenders: [floors.http, ours],
  peers: [],
  rounds: 5,
  figures: [
    { id: "accepted-500", title: "sends accepted, 500 clients", unit: "/s", better: "more" },
    { id: "accepted-2000", title: "sends accepted, 2,000 clients", unit: "/s", better: "more" },
    { id: "p50", title: "accepted within at 1,000/s, median", unit: "ms", better: "less" },
    { id: "p99", title: "accepted within at 1,000/s, 99 %", unit: "ms", better: "less" },
  ],
  async measure({ contender, isQuick, span, take }) {
    for (const [id, clients] of [
      ["accepted-500", 500],
      ["accepted-2000", 2000],
    ] as const) {
      await withPolls(contender, isQuick ? clients / 50 : clients, async (remote) => {
        await take(async () => {
          const read = await remote.call("spin", { what: "take", ...span }, patienceMs);
          return { foreign: read.foreign, values: { [id]: (read.answers / read.ms) * 1000 } };
        });
        if (clients > 500) return;
        await take(async () => {
          const options = { perSecond: isQuick ? 100 : 1000, ...span };
          const { foreign, p50, p99 } = await remote.call("pace", options, patienceMs);
          return { foreign, values: { p50, p99 } };
        });
      });
    }
  },
};
