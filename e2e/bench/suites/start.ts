import { setTimeout as pause } from "node:timers/promises";
import { floors, ours } from "../contenders.ts";
import { launch } from "../launch.ts";
import { cpuMs, watchMachine } from "../machine.ts";
import type { Suite } from "../suite.ts";

/** How long a fresh process takes to its first answer, and what it then occupies. */
export const start: Suite = {
  about: "from the start of the process to its first answer; resident memory when idle",
  contenders: [floors.http, ours],
  peers: ["socket.io", "next"],
  rounds: 5,
  figures: [
    { id: "answer", title: "start to first answer", unit: "ms", better: "less" },
    { id: "idle", title: "resident memory, idle", unit: "MB", better: "less" },
    { id: "page", title: "resident memory after a page", unit: "MB" },
  ],
  measure({ contender, isQuick, take }) {
    return take(async () => {
      const stop = watchMachine([process.pid]);
      const server = await launch(contender);
      try {
        // The server was not there yet when the watch began, so its work counts as foreign.
        const { ms, foreign } = stop();
        const started = Math.max(0, foreign - cpuMs(server.pid) / ms);
        await pause(isQuick ? 200 : 3000);
        const idle = server.memory() / 1e6;
        await fetch(`http://127.0.0.1:${server.port}/`).then((answer) => answer.text());
        const page = server.memory() / 1e6;
        return { foreign: started, values: { answer: server.startedInMs, idle, page } };
      } finally {
        await server.end();
      }
    });
  },
};
