import { join } from "node:path";
import type { News, Order, Plan, Result } from "./plan.ts";
import { cores, failureOf, startNode } from "./processes.ts";
import { root } from "./root.ts";

/** Many clients in a few processes, for a process may not open as many files as it likes. */
export interface Crowd {
  /** Settles when all wait for messages, with how long each took to connect, ms. */
  opened: Promise<number[]>;
  /** Settles when all of them have the message. */
  arrived(seq: number): Promise<void>;
  /** Sends everybody home. */
  report(): Promise<Result>;
}

/** Clients that one process holds. */
const mostOfOne = 5000;

/**
 * Starts the processes, built before, on the clients' core. All promises reject when one of them fails.
 * @param onOpening told how many are open by now.
 */
export function gather(plan: Omit<Plan, "first">, onOpening: (open: number) => void): Crowd {
  const processes = Math.ceil(plan.count / mostOfOne);
  const share = Math.ceil(plan.count / processes);
  const open = Array<number>(processes).fill(0);
  const members = open.map((_, i) => {
    const first = i * share;
    const count = Math.min(share, plan.count - first);
    return startMember({ ...plan, first, count }, (now) => {
      open[i] = now;
      onOpening(open.reduce((sum, n) => sum + n, 0));
    });
  });
  const all = <T>(ask: (member: Member) => Promise<T>) => Promise.all(members.map(ask));
  return {
    opened: all(({ opened }) => opened).then((times) => times.flat()),
    async arrived(seq) {
      await all((member) => member.arrived(seq));
    },
    async report() {
      const results = await all((member) => member.report());
      const sum = (of: (result: Result) => number) => results.reduce((n, one) => n + of(one), 0);
      return {
        arrivals: Array.from({ length: plan.messages }, (_, i) =>
          results.flatMap(({ arrivals }) => arrivals[i] ?? []),
        ),
        missing: sum(({ missing }) => missing),
        doubled: sum(({ doubled }) => doubled),
        disordered: sum(({ disordered }) => disordered),
        dropped: sum(({ dropped }) => dropped),
      };
    },
  };
}

type Member = ReturnType<typeof startMember>;

function startMember(plan: Plan, onOpening: (open: number) => void) {
  const file = join(root, "dist/bench/holder.js");
  const child = startNode({ core: cores.client, args: [file], ipc: true });
  // Why a connection was lost.
  child.stderr?.pipe(process.stderr);
  const order = (value: Order) => child.send(value);
  const have = new Set<number>();
  child.on("message", (news: News) => {
    if (news.at === "opening") onOpening(news.open);
    if (news.at === "arrived") have.add(news.seq);
  });

  /** Settles with the first news for which `found` brings something back. */
  function hear<T>(found: (news: News) => T | undefined): Promise<T> {
    const heard = new Promise<T>((resolve, reject) => {
      child.on("message", (news: News) => {
        if (news.at === "failed") return reject(new Error(`A client failed: ${news.reason}`));
        const value = found(news);
        if (value !== undefined) resolve(value);
      });
      child.once("error", reject);
      child.once("close", () => reject(failureOf(child, "The process of the clients")));
    });
    heard.catch(() => {});
    return heard;
  }

  const opened = hear((news) => (news.at === "opened" ? news.connectMs : undefined));
  order({ do: "open", plan });
  return {
    opened,
    async arrived(seq: number) {
      if (!have.has(seq))
        await hear((news) => (news.at === "arrived" && news.seq === seq) || undefined);
    },
    async report() {
      const result = hear((news) => (news.at === "result" ? news.result : undefined));
      order({ do: "report" });
      await result;
      child.disconnect();
      return result;
    },
  };
}
