import type { Page } from "@playwright/test";
import { expectConnected, expectEverywhere, listOf, panelIds, panelOf, say } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";
import { openAsHost, setFaults, tallyOf } from "./trouble.ts";

// What is cut off on purpose fails, and the browser reports it; so it does when a panel whose
// socket failed looks whether a proxy is to blame.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of 426/ });

/** Lays the page to sleep as a browser does with tabs nobody looks at, or wakes it. */
async function setLife(page: Page, state: "frozen" | "active"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state });
  await session.detach();
}

const nothingLost = { lost: 0, doubled: 0 };

test("a page that slept while others spoke has everything once when it wakes", async ({
  page,
  request,
}) => {
  const room = await openAsHost(page);
  await sendMessage(request, room, "before");
  await expectEverywhere(page, ["before"]);
  await setFaults(request, room, { jitterMs: 1 });
  for (const id of panelIds) await expect(panelOf(page, id)).toContainText("lost 0 · doubled 0");

  await setLife(page, "frozen");
  const asleep = ["one", "two", "three", "four", "five"];
  for (const text of asleep) await sendMessage(request, room, text);
  await setLife(page, "active");

  await expectEverywhere(page, ["before", ...asleep]);
  await expectConnected(page);
  for (const id of panelIds) expect(await tallyOf(page, id)).toMatchObject(nothingLost);
});

test("a page whose connections died in its sleep has everything once when it wakes", async ({
  page,
  request,
}) => {
  const room = await openAsHost(page);
  await sendMessage(request, room, "before");
  await expectEverywhere(page, ["before"]);

  await setLife(page, "frozen");
  await setFaults(request, room, { cut: true });
  const asleep = ["one", "two", "three"];
  for (const text of asleep) await sendMessage(request, room, text);
  await setLife(page, "active");

  await expectEverywhere(page, ["before", ...asleep]);
  await expectConnected(page);
  await say(page, "websocket", "awake");
  await expectEverywhere(page, ["before", ...asleep, "awake"]);
});

test("a message that nobody has answered for is kept over a reload, and sent once", async ({
  page,
  request,
}) => {
  const room = await openAsHost(page);
  await setFaults(request, room, { dropAnswers: 1 });
  const texts = panelIds.map((id) => `unanswered by ${id}`);
  for (const id of panelIds) await say(page, id, `unanswered by ${id}`);
  for (const id of panelIds) await expect(listOf(page, id)).toContainText("sending …");

  await page.reload();
  for (const id of panelIds) await expect(listOf(page, id)).toContainText(`unanswered by ${id}`);
  await setFaults(request, room, { dropAnswers: 0 });
  await expectConnected(page);
  await expectEverywhere(page, texts);
  for (const id of panelIds) await expect(listOf(page, id)).not.toContainText("sending …");
});
