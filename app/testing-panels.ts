import type { TestContext } from "node:test";
import { makeRoom, startChat } from "../server/testing.ts";
import type { Memory } from "./memory.ts";
import { createClock } from "./meters/clock.ts";
import { createCommonHead } from "./panels/common-head.ts";
import { createPanel, type Panel } from "./panels/panel.ts";
import type { PanelParts } from "./panels/panel-parts.ts";
import { showsUp, WebSocket } from "./testing.ts";
import { startGate } from "./testing-net.ts";
import { type TransportId, transports } from "./transports/index.ts";

globalThis.WebSocket ??= WebSocket;

/** A memory of its own, as a tab has one. */
export function createMemory(): Memory & { names(): string[] } {
  const known = new Map<string, string>();
  return {
    get: (name) => known.get(name),
    set: (name, value) => void known.set(name, value),
    remove: (name) => void known.delete(name),
    names: () => [...known.keys()],
  };
}

/** A panel at that port; it is closed with the test. */
export function makePanel(
  t: TestContext,
  id: string,
  port: number,
  parts: Partial<PanelParts>,
): Panel {
  const origin = `http://127.0.0.1:${port}`;
  const panel = createPanel({
    id,
    origin,
    transport: transports["short-polling"],
    room: "r",
    clock: createClock(origin),
    wasVisibleSince: () => true,
    head: createCommonHead(60_000),
    memory: createMemory(),
    ...parts,
  });
  t.after(panel.close);
  return panel;
}

/** A panel of that transport behind a gate, in a room of its own. */
export async function startPanel(t: TestContext, id: TransportId, parts: Partial<PanelParts> = {}) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const gate = await startGate(t, server.port);
  const again = (other: Partial<PanelParts> = {}) =>
    makePanel(t, id, gate.port, { transport: transports[id], room, ...parts, ...other });
  /** `again` makes another panel of the same kind, as a reload of the page does. */
  return { server, room, gate, panel: again(), again };
}

export const has = (panel: Panel, count: number) =>
  showsUp(panel.messages, ({ rows, earlier }) => rows.length + earlier >= count);
export const isOpen = (panel: Panel) =>
  showsUp(panel.status, ({ status }) => status.state === "open");
export const isRetrying = (panel: Panel) =>
  showsUp(panel.status, ({ status }) => status.state === "retrying");
