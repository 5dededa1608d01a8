import { setTimeout as pause } from "node:timers/promises";
import { type Remote, startClients } from "../clients/remote.ts";
import { aim } from "../clients/target.ts";
import { type Contender, floors, ours } from "../contenders.ts";
import { collector, launch } from "../launch.ts";
import type { Suite } from "../suite.ts";
import { type CommonHandlers, patienceMs } from "./with-clients.ts";

/** Resident memory after a forced garbage collection, before and with many who only wait. */
export const memory: Suite = {
  about: "resident bytes an idle socket and a parked poll, after forced garbage collection",
  contenders: [floors.ws, floors.http, ours],
  peers: ["socket.io"],
  rounds: 3,
  figures: [
    { id: "sockets", title: "memory of an idle socket", unit: "bytes", better: "less" },
    { id: "polls", title: "memory of a parked poll", unit: "bytes", better: "less" },
  ],
  async measure({ contender, isQuick, take }) {
    const count = isQuick ? 600 : 3000;
    const settleMs = isQuick ? 100 : 1000;
    for (const kind of ["sockets", "polls"] as const) {
      if (!contender.speaks.includes(kind)) continue;
      await take(async () => {
        const bytes = await weigh(contender, kind, count, settleMs);
        // Memory does not depend on who else uses the processors.
        return { foreign: 0, values: { [kind]: bytes } };
      });
    }
  },
};

async function weigh(
  contender: Contender,
  kind: "sockets" | "polls",
  count: number,
  settleMs: number,
): Promise<number> {
  const server = await launch(contender, collector);
  const gather = (): Remote<CommonHandlers> => startClients(kind);
  try {
    const target = await aim(contender, server);
    const open = async (clients: Remote<CommonHandlers>, many: number) => {
      await clients.call("open", { target, count: many }, patienceMs);
      await clients.call("wait", undefined, patienceMs);
      await pause(settleMs);
    };
    // What is needed once is there when the first have gone again.
    const first = gather();
    await open(first, Math.ceil(count / 10)).finally(first.end);
    await pause(settleMs);
    const before = await server.collected();
    const all = gather();
    try {
      await open(all, count);
      return ((await server.collected()) - before) / count;
    } finally {
      await all.end();
    }
  } finally {
    await server.end();
  }
}
