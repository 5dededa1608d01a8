import type { Page } from "@playwright/test";
import { type Message, paths } from "#wire";
import {
  expectConnected,
  expectEverywhere,
  listOf,
  openRoom,
  panelIds,
  panelOf,
  say,
} from "./compare.ts";
import { expect, sendMessage, testOnOwnServer as test } from "./fixtures.ts";
import { tallyOf } from "./trouble.ts";

// The browser reports each attempt to reach a server that is not there, and the question why a
// handshake failed, where the server is back by then.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of 426/ });

test("nothing is lost and nothing doubled when the server is killed and started again", {
  tag: "@long",
}, async ({ page, room, request, server }) => {
  await openRoom(page, room);
  const accepted = ["one", "two", "three", "four", "five"];
  for (const text of accepted) await sendMessage(request, room, text);
  await server.kill("SIGKILL");

  for (const id of panelIds) {
    const state = panelOf(page, id).getByRole("status");
    await expect(state).toContainText("The server cannot be reached");
    await expect(state).toContainText(/retrying .*\(attempt \d+\)/);
  }
  const waiting = panelIds.map((id) => `written in vain by ${id}?`);
  for (const id of panelIds) await say(page, id, `written in vain by ${id}?`);
  for (const id of panelIds) await expect(listOf(page, id)).toContainText("sending …");
  await expect(page.getByText("The connection is interrupted")).toBeVisible();

  await server.restart();
  await expect(page.getByText(/^Back: /)).toBeVisible();
  await expectConnected(page);
  await expectEverywhere(page, [...accepted, ...waiting]);
  for (const id of panelIds) await expect(listOf(page, id)).not.toContainText("sending …");
  await expect(page.getByText("The connection is interrupted")).toHaveCount(0);
  await expectNothingLost(page);

  const answer = await request.get(paths.transport(room.room, "short-polling"));
  const { messages }: { messages: Message[] } = await answer.json();
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
  expect(messages.map(({ text }) => text).sort()).toEqual([...accepted, ...waiting].sort());
});

test("a message whose answer was lost in the kill is not doubled", { tag: "@long" }, async ({
  page,
  room,
  server,
}) => {
  await openRoom(page, room);
  // Each draft is on its way when the server dies: some are kept, some are not, none twice.
  for (const id of panelIds) await say(page, id, `on its way by ${id}`);
  await server.kill("SIGKILL");
  await server.restart();
  const texts = panelIds.map((id) => `on its way by ${id}`);
  await expectEverywhere(page, texts);
  await page.reload();
  await expectEverywhere(page, texts);
});

test("a server that stops says so at once, and the page goes on when it is back", {
  tag: "@long",
}, async ({ page, room, request, server }) => {
  await openRoom(page, room);
  await say(page, "websocket", "before");
  await expectEverywhere(page, ["before"]);

  const told = toldOf(page, "The server is restarting");
  expect(await server.kill("SIGTERM")).toBe(0);
  await told;
  await expect(page.getByText("The connection is interrupted")).toBeVisible();

  await server.restart();
  await sendMessage(request, room, "meanwhile");
  await expect(page.getByText(/^Back: /)).toBeVisible();
  await expectEverywhere(page, ["before", "meanwhile"]);
  await expectNothingLost(page);
  await say(page, "short-polling", "after");
  await expectEverywhere(page, ["before", "meanwhile", "after"]);
});

test("a page reloaded after a restart has each message once", { tag: "@long" }, async ({
  page,
  room,
  request,
  server,
}) => {
  await openRoom(page, room);
  await sendMessage(request, room, "kept");
  await server.restart();
  await page.reload();
  await expectEverywhere(page, ["kept"]);
});

/** A restart is trouble: each panel then tells what it cost. */
async function expectNothingLost(page: Page): Promise<void> {
  for (const id of panelIds)
    await expect.poll(() => tallyOf(page, id)).toMatchObject({ lost: 0, doubled: 0 });
}

/** Settles when the words have stood on the page, be it ever so shortly. */
function toldOf(page: Page, words: string): Promise<unknown> {
  return page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        const look = () => document.body.innerText.includes(text) && resolve();
        new MutationObserver(look).observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
        });
        look();
      }),
    words,
  );
}
