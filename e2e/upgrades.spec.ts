import { once } from "node:events";
import type { ClientRequest, IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { WebSocket } from "ws";
import { paths, type ServerFrame } from "#wire";
import { expectConnected, expectEverywhere, openRoom, say } from "./compare.ts";
import { startDev } from "./dev-server.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

/** By then Next.js would have closed a socket that it takes for its own. */
const longEnoughMs = 5000;

test.describe("in production, once a page was visited", () => {
  test("a socket of ours lives on", async ({ page, room, request, baseURL }) => {
    await openRoom(page, room);
    const socket = new WebSocket(urlOf(baseURL, paths.transport(room.room, "websocket")));
    const frames: ServerFrame[] = [];
    socket.on("message", (data) => frames.push(JSON.parse(data.toString())));
    await once(socket, "open");

    // This wait is the thing tested: nothing may end the socket meanwhile.
    const fallen = once(socket, "close").then(([code]) => `closed with ${code}`);
    expect(await Promise.race([fallen, pause(longEnoughMs, "alive")])).toBe("alive");

    await sendMessage(request, room, "still there?");
    await expect.poll(() => frames.at(-1)).toMatchObject({ messages: [{ text: "still there?" }] });
    socket.close();
  });

  test("an upgrade that nobody knows is answered 404", async ({ page, room, baseURL }) => {
    await openRoom(page, room);
    const unknown = ["/", `/r/${room.room}`, "/nothing/here", "/_next/hmr", "/api/nothing"];
    for (const path of unknown) expect([path, await upgrade(baseURL, path)]).toEqual([path, 404]);
  });

  test("a page of another origin gets no socket", async ({ page, room, baseURL }) => {
    await openRoom(page, room);
    const headers = { Origin: "https://evil.example" };
    for (const path of [paths.echo, paths.transport(room.room, "websocket")]) {
      expect(await upgrade(baseURL, path, headers)).toBe(403);
    }
  });
});

test("in development pages come to life and hot reload connects", { tag: "@long" }, async ({
  browser,
}) => {
  test.slow();
  const server = await startDev();
  try {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage();
    const reloading = hotReloadOf(page);
    await page.goto("/");
    await page.waitForURL(/\/r\/./);
    await expectConnected(page);
    await say(page, "long-polling", "alive");
    await expectEverywhere(page, ["alive"]);
    await reloading;
    expect(await upgrade(server.url, "/nothing/here")).toBe(404);
    await page.context().close();
  } finally {
    await server.stop();
  }
});

/** Settles when hot reload's own socket was opened and has said something. */
async function hotReloadOf(page: Page): Promise<void> {
  const socket = await page.waitForEvent("websocket", (opened) =>
    new URL(opened.url()).pathname.startsWith("/_next/"),
  );
  await socket.waitForEvent("framereceived");
}

/** Asks for a WebSocket. @returns the status of the answer, 101 where it is opened. */
async function upgrade(base: string | undefined, path: string, headers = {}): Promise<number> {
  const socket = new WebSocket(urlOf(base, path), { headers });
  return new Promise((resolve, reject) => {
    socket.on("unexpected-response", (request: ClientRequest, answer: IncomingMessage) => {
      request.destroy();
      resolve(answer.statusCode ?? 0);
    });
    socket.on("open", () => {
      socket.close();
      resolve(101);
    });
    socket.on("error", reject);
  });
}

function urlOf(base: string | undefined, path: string): URL {
  const url = new URL(path, base);
  url.protocol = "ws:";
  return url;
}
