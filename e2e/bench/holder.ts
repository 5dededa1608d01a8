/** A process full of clients; `hold.ts` starts it and tells it what to do. */
import { openLightPoll } from "./light-poll.ts";
import { openLightSocket } from "./light-socket.ts";
import type { LightClient, News, Order, Plan } from "./plan.ts";

/** Connections being opened at once. */
const atOnce = 100;
const openers = { websocket: openLightSocket, "long-polling": openLightPoll };

const tell = (news: News) => process.send?.(news);

function holdAll(plan: Plan) {
  const clients: LightClient[] = [];
  const connectMs: number[] = [];
  const arrivals: number[][] = Array.from({ length: plan.messages }, () => []);
  const latest = new Uint32Array(plan.count);
  const had = Array.from({ length: plan.count }, () => new Set<number>());
  let doubled = 0;
  let disordered = 0;
  let dropped = 0;

  function heard(i: number, seq: number, at: number): void {
    if (had[i]?.has(seq)) {
      doubled += 1;
      return;
    }
    had[i]?.add(seq);
    if (seq < (latest[i] ?? 0)) disordered += 1;
    latest[i] = seq;
    const times = arrivals[seq - 1];
    if (times?.push(at) === plan.count) tell({ at: "arrived", seq });
  }

  function openOne(i: number): void {
    if (i >= plan.count) return;
    const start = performance.now();
    const id = `held-${plan.first + i}`;
    const localAddress = plan.addresses[i % plan.addresses.length] ?? "127.0.0.1";
    const opened = () => {
      const open = connectMs.push(performance.now() - start);
      if (open % 500 === 0) tell({ at: "opening", open });
      if (open === plan.count) tell({ at: "opened", connectMs });
      openOne(i + atOnce);
    };
    const lost = (reason: string) => {
      dropped += 1;
      if (connectMs.length < plan.count) tell({ at: "failed", reason });
      else process.stderr.write(`client ${id}: ${reason}\n`);
    };
    const parts = { plan, id, localAddress, opened, dropped: lost };
    clients[i] = openers[plan.kind]({ ...parts, heard: (seq, at) => heard(i, seq, at) });
  }
  for (let i = 0; i < atOnce; i++) openOne(i);

  return function report(): void {
    for (const client of clients) client.end();
    const missing = arrivals.reduce((sum, times) => sum + plan.count - times.length, 0);
    tell({ at: "result", result: { arrivals, missing, doubled, disordered, dropped } });
  };
}

let report = () => {};
process.on("message", (order: Order) => {
  if (order.do === "open") report = holdAll(order.plan);
  else report();
});
// Whoever started it is gone, so nobody would end it.
process.on("disconnect", () => process.exit());
