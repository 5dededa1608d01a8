import { once } from "node:events";
import { setInterval } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { WebSocket } from "ws";
import { type ClientFrame, paths, type ServerFrame } from "#wire";
import { listOf, openRoom, type PanelId, panelIds, readRows, rowsOf } from "./compare.ts";
import { expect, test } from "./fixtures.ts";

const perSecond = 1000;
const seconds = 3;
const total = perSecond * seconds;
const rowsShown = 50;
/** Ten times a second, and one more at the edge of a window. */
const mostPerSecond = 11;

test("1,000 messages a second reach every panel once, shown at most ten times a second", async ({
  page,
  room,
  baseURL,
}) => {
  await openRoom(page, room);
  await noteChanges(page);
  const sender = await connect(`${baseURL}${paths.transport(room.room, "websocket")}`);
  await sender.send(total, perSecond);
  sender.close();

  for (const id of panelIds) {
    await expect(rowsOf(page, id).last()).toHaveAttribute("data-seq", String(total));
    await expect(rowsOf(page, id)).toHaveCount(rowsShown);
    // All came, and nothing twice: shown and earlier ones add up to what was sent.
    const earlier = (total - rowsShown).toLocaleString("en");
    await expect(listOf(page, id)).toContainText(`${earlier} earlier`);
    const expected = Array.from({ length: rowsShown }, (_, i) => total - rowsShown + 1 + i);
    expect((await readRows(page, id)).map(({ seq }) => seq)).toEqual(expected);
  }

  const changes = await readChanges(page);
  for (const id of panelIds) {
    const times = changes[id] ?? [];
    const busiest = times.map((from) => times.filter((at) => at >= from && at < from + 1000));
    expect(Math.max(...busiest.map(({ length }) => length)), id).toBeLessThanOrEqual(mostPerSecond);
  }
  // Pushed messages did come in pieces: the measure is not at rest.
  expect(changes.websocket.length).toBeGreaterThan(seconds);
});

/** A WebSocket that sends without waiting for each answer, and settles when all are accepted. */
async function connect(url: string) {
  const socket = new WebSocket(url.replace("http", "ws"));
  let accepted = 0;
  const all = new Promise<void>((resolve, reject) => {
    socket.on("message", (data) => {
      const frame: ServerFrame = JSON.parse(data.toString());
      if (frame.type === "problem") reject(new Error(frame.detail));
      if (frame.type === "accepted" && ++accepted === total) resolve();
    });
    socket.on("close", (code) => reject(new Error(`The sender was closed with ${code}.`)));
  });
  await once(socket, "open");
  return {
    async send(count: number, rate: number): Promise<void> {
      const ticksPerSecond = 50;
      let sent = 0;
      for await (const _tick of setInterval(1000 / ticksPerSecond)) {
        for (let i = 0; i < rate / ticksPerSecond && sent < count; i++, sent++) {
          const draft = { id: crypto.randomUUID(), text: `message ${sent}`, sentAt: Date.now() };
          socket.send(JSON.stringify({ type: "send", ...draft } satisfies ClientFrame));
        }
        if (sent === count) break;
      }
      await all;
    },
    close: () => socket.close(),
  };
}

type Changes = Record<PanelId, number[]>;

/** Notes in the page when the newest row of each list changes: each is one notice of its store. */
async function noteChanges(page: Page): Promise<void> {
  for (const id of panelIds) {
    await listOf(page, id).evaluate((list, name) => {
      const scope = window as unknown as { changes?: Record<string, number[]> };
      scope.changes ??= {};
      const times: number[] = [];
      scope.changes[name] = times;
      let newest: string | undefined;
      new MutationObserver(() => {
        const seq = [...list.querySelectorAll<HTMLElement>("li[data-seq]")].at(-1)?.dataset.seq;
        if (seq !== newest) times.push(performance.now());
        newest = seq;
      }).observe(list, { childList: true, subtree: true });
    }, id);
  }
}

function readChanges(page: Page): Promise<Changes> {
  return page.evaluate(() => (window as unknown as { changes: Changes }).changes);
}
