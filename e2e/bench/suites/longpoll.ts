import { floors, ours } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withPolls } from "./with-clients.ts";
import { whole } from "./ws.ts";

/** Held requests with Chromium's headers: one message for all of them, again and again, then a flood. */
export const longpoll: Suite = {
  about: "long polling: answers/s of held requests, deliveries/s under a flood",
  contenders: [floors.http, ours],
  peers: ["socket.io"],
  rounds: 3,
  turns: { times: 60, readings: 2 },
  figures: [
    { id: "answers", title: "answers to held requests", unit: "/s", better: "more" },
    { id: "cpu", title: "server CPU a million answers", unit: "s", better: "less" },
    { id: "server", title: "  server's core busy", unit: "%" },
    { id: "clients", title: "  clients' core busy", unit: "%" },
    { id: "flood", title: "deliveries under a flood, 64 outstanding", unit: "/s", better: "more" },
    { id: "each", title: "  messages in an answer", unit: "" },
  ],
  measure({ contender, isQuick, span, take }) {
    return withPolls(contender, isQuick ? 20 : 500, async (clients) => {
      await clients.call("wait", undefined, patienceMs);
      await take(async () => {
        const read = whole(await clients.call("flood", { outstanding: 1, ...span }, patienceMs));
        return {
          foreign: read.foreign,
          values: {
            answers: (read.pieces / read.ms) * 1000,
            cpu: ((read.cpuMs[0] ?? 0) / read.pieces) * 1000,
            server: ((read.cpuMs[0] ?? 0) / read.ms) * 100,
            clients: ((read.cpuMs.at(-1) ?? 0) / read.ms) * 100,
          },
        };
      });
      await take(async () => {
        const read = whole(await clients.call("flood", { outstanding: 64, ...span }, patienceMs));
        return {
          foreign: read.foreign,
          values: {
            flood: (read.deliveries / read.ms) * 1000,
            each: read.deliveries / read.pieces,
          },
        };
      });
    });
  },
};
