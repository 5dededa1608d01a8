import type { Delivered } from "../clients/loop.ts";
import { floors, ours } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withSockets } from "./with-clients.ts";

const outstandings = [1, 16, 64];

/** One publisher, many subscribers: how much gets through, how late it is and what it costs. */
export const ws: Suite = {
  about: "WebSocket: deliveries/s at saturation, latency and CPU at 20 messages/s",
  contenders: [floors.ws, ours],
  peers: ["socket.io"],
  rounds: 2,
  turns: { times: 40, readings: outstandings.length + 1 },
  figures: [
    ...outstandings.flatMap((outstanding) => [
      {
        id: `saturated-${outstanding}`,
        title: `deliveries at saturation, ${outstanding} outstanding`,
        unit: "/s",
        better: "more" as const,
      },
      { id: `frame-${outstanding}`, title: "  messages in a frame", unit: "" },
      { id: `server-${outstanding}`, title: "  server's core busy", unit: "%" },
      { id: `clients-${outstanding}`, title: "  clients' core busy", unit: "%" },
    ]),
    { id: "cpu", title: "server CPU a million deliveries, steady", unit: "s", better: "less" },
    { id: "p50", title: "age at delivery at 20 messages/s, median", unit: "ms", better: "less" },
    { id: "p99", title: "age at delivery at 20 messages/s, 99 %", unit: "ms", better: "less" },
  ],
  measure({ contender, isQuick, span, take }) {
    const count = isQuick ? 20 : 1000;
    return withSockets(contender, count, async (clients) => {
      for (const outstanding of outstandings) {
        await take(async () => {
          const options = { outstanding, ...span };
          const read = whole(await clients.call("saturate", options, patienceMs));
          return {
            foreign: read.foreign,
            values: {
              [`saturated-${outstanding}`]: (read.deliveries / read.ms) * 1000,
              [`frame-${outstanding}`]: read.deliveries / read.pieces,
              [`server-${outstanding}`]: ((read.cpuMs[0] ?? 0) / read.ms) * 100,
              [`clients-${outstanding}`]: ((read.cpuMs.at(-1) ?? 0) / read.ms) * 100,
            },
          };
        });
      }
      await take(async () => {
        // The hundredth part of what is late is few: it takes longer to be seen.
        const options = { perSecond: 20, ...span, ms: isQuick ? span.ms : span.ms * 5 };
        const read = whole(await clients.call("steady", options, patienceMs));
        const { foreign, cpuMs, deliveries, p50, p99 } = read;
        return { foreign, values: { cpu: ((cpuMs[0] ?? 0) / deliveries) * 1000, p50, p99 } };
      });
    });
  },
};

/** @throws where a receiver missed a message or got one twice: then no figure counts. */
export function whole<T extends Delivered>(read: T): T {
  if (read.faults > 0) throw new Error(`${read.faults} pieces were out of order.`);
  if (read.deliveries === 0) throw new Error("Nothing was delivered.");
  return read;
}
