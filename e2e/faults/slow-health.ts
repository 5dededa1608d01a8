import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { paths } from "#wire";

/** Asks for the health all the time, on one connection. */
export interface HealthWatch {
  /** Ends it. @returns how long each answer took, ms, shortest first; rejects where one was not 200. */
  end(): Promise<number[]>;
}

/** @param everyMs from one answer to the next question. */
export function watchHealth(port: number, everyMs = 20): HealthWatch {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let isOver = false;
  const ask = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port, host: "127.0.0.1", path: paths.alive, agent }, (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode));
      });
      asked.once("error", reject);
      asked.end();
    });
  const watching = (async () => {
    for (; !isOver; await pause(everyMs)) {
      const start = performance.now();
      const status = await ask();
      if (status !== 200) throw new Error(`the health was answered ${status}`);
      times.push(performance.now() - start);
    }
  })();
  watching.catch(() => {});
  return {
    async end() {
      isOver = true;
      await watching;
      agent.destroy();
      return times.toSorted((a, b) => a - b);
    },
  };
}
