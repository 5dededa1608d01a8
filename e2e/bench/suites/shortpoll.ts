import { floors, ours } from "../contenders.ts";
import type { Suite } from "../suite.ts";
import { patienceMs, withPolls } from "./with-clients.ts";

/** Polls that find nothing, over kept-alive connections, with Chromium's headers. */
export const shortpoll: Suite = {
  about: "short polling: empty polls/s over 50 kept-alive connections",
  contenders: [floors.http, ours],
  peers: ["next"],
  rounds: 3,
  turns: { times: 60, readings: 1 },
  figures: [
    { id: "polls", title: "empty polls, 50 connections", unit: "/s", better: "more" },
    { id: "p99", title: "answered within, 99 %", unit: "ms", better: "less" },
    { id: "cpu", title: "server CPU a million polls", unit: "s", better: "less" },
    { id: "server", title: "  server's core busy", unit: "%" },
    { id: "clients", title: "  clients' core busy", unit: "%" },
  ],
  measure({ contender, isQuick, span, take }) {
    return withPolls(contender, isQuick ? 5 : 50, (clients) =>
      take(async () => {
        const read = await clients.call("spin", { what: "empty", ...span }, patienceMs);
        return {
          foreign: read.foreign,
          values: {
            polls: (read.answers / read.ms) * 1000,
            p99: read.p99,
            cpu: ((read.cpuMs[0] ?? 0) / read.answers) * 1000,
            server: ((read.cpuMs[0] ?? 0) / read.ms) * 100,
            clients: ((read.cpuMs.at(-1) ?? 0) / read.ms) * 100,
          },
        };
      }),
    );
  },
};
