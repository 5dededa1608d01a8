import type { TestContext } from "node:test";
import { makeRoom, startChat } from "../../server/testing.ts";
import { readStats } from "../../server/testing-stats.ts";
import { showsUp, WebSocket } from "../testing.ts";
import { transportIds } from "../transports/index.ts";
import { type Comparison, type ComparisonParts, createComparison } from "./comparison.ts";

globalThis.WebSocket ??= WebSocket;

/** All that is asked of a page here: whether it is in sight. */
const page = Object.assign(new EventTarget(), { hidden: false });
Object.defineProperty(globalThis, "document", { value: page });
Object.defineProperty(globalThis, "window", { value: new EventTarget() });

export function setHidden(hidden: boolean): void {
  page.hidden = hidden;
  page.dispatchEvent(new Event("visibilitychange"));
}

/** Three panels over a real server; they open at once, and close with the test. */
export async function start(t: TestContext, parts: ComparisonParts = {}) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const settings = { intervalMs: 100, holdS: 1 };
  const origin = `http://127.0.0.1:${server.port}`;
  const comparison = createComparison(origin, room, settings, { bugsMs: 0, ...parts });
  const stop = comparison.start();
  t.after(stop);
  const openNow = async () => {
    const { transports } = await readStats(server, room);
    return Object.values(transports)
      .map((counts) => counts.openNow.parked + counts.openNow.sockets)
      .reduce((sum, open) => sum + open, 0);
  };
  return { server, room, comparison, settings, openNow, stop };
}

/** Settles when every panel shows that many messages. */
export const have = ({ panels }: Comparison, count: number) =>
  Promise.all(
    transportIds.map((id) => showsUp(panels[id].messages, ({ rows }) => rows.length >= count)),
  );
/** Settles when every panel is connected. */
export const allOpen = ({ panels }: Comparison) =>
  Promise.all(
    transportIds.map((id) => showsUp(panels[id].status, ({ status }) => status.state === "open")),
  );
