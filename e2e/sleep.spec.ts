import type { APIRequestContext, Page } from "@playwright/test";
import { type Arrival, layToSleep, noteArrivals, readArrivals, tellBackInSight } from "./asleep.ts";
import {
  expectConnected,
  expectEverywhere,
  listOf,
  nextClient,
  panelIds,
  panelOf,
  panels,
  rowsOf,
  say,
} from "./compare.ts";
import { expect, readStats, sendMessage, type TestServer, test } from "./fixtures.ts";
import { type HostRoom, openAsHost, sayByServer, setFaults, tallyOf } from "./trouble.ts";

// What is cut off on purpose fails, and the browser reports it; so it does when a panel whose
// socket failed looks whether a proxy is to blame.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of 426/ });

/** Longer than a page bears the silence of what was open before it slept. */
const sleepMs = 3500;
const nothingLost = { lost: 0, doubled: 0 };
const texts = ["one", "two", "three", "four", "five"];

/** A page that has one message, and notes when others come; `asked` tells how often it polled shortly. */
async function openAwake(page: Page, request: APIRequestContext) {
  const room = await openAsHost(page);
  await sendMessage(request, room, "before");
  await expectEverywhere(page, ["before"]);
  const client = await nextClient(page);
  const asked = async () =>
    (await readStats(request, room, client)).client?.["short-polling"]?.requests ?? Number.NaN;
  await noteArrivals(page);
  return { room, asked, speak: () => speak(request, room) };
}

async function speak(request: APIRequestContext, room: HostRoom): Promise<void> {
  for (const text of texts) await sendMessage(request, room, text);
}

/**
 * Lays the page to sleep and sees that it does nothing while `happen` does and for a while longer.
 * @param late what happens just before it wakes.
 * @returns when it woke, by `Date.now()`.
 */
async function sleepThrough(
  page: Page,
  asked: () => Promise<number>,
  happen: () => Promise<void>,
  late = async () => {},
): Promise<number> {
  const wake = await layToSleep(page);
  const before = await asked();
  await happen();
  await new Promise((resolve) => setTimeout(resolve, sleepMs));
  // Awake it would have asked three times; one may have been under way as it fell asleep.
  expect(await asked(), "asks of a page that sleeps").toBeLessThanOrEqual(before + 1);
  await late();
  const wokeAt = Date.now();
  await wake();
  return wokeAt;
}

/** All of it came to every panel, each message once, and none before the page woke. */
function expectOnceAwake(arrivals: readonly Arrival[], wokeAt: number): void {
  for (const name of Object.values(panels)) {
    const here = arrivals.filter(({ panel }) => panel.endsWith(name));
    const seqs = here.map(({ seq }) => seq).slice(0, texts.length);
    expect(seqs, name).toEqual([2, 3, 4, 5, 6]);
    for (const { at } of here) expect(at, name).toBeGreaterThanOrEqual(wokeAt);
  }
}

test("a page that slept while others spoke has everything once when it wakes", {
  tag: "@long",
}, async ({ page, request }) => {
  const { room, asked, speak } = await openAwake(page, request);
  await setFaults(request, room, { jitterMs: 1 });
  for (const id of panelIds) await expect(panelOf(page, id)).toContainText("lost 0 · doubled 0");

  const wokeAt = await sleepThrough(page, asked, speak);
  await expectEverywhere(page, ["before", ...texts]);
  expectOnceAwake(await readArrivals(page), wokeAt);
  await expectConnected(page);
  for (const id of panelIds) expect(await tallyOf(page, id)).toMatchObject(nothingLost);
});

test("a page whose connections were cut in its sleep has everything once when it wakes", {
  tag: "@long",
}, async ({ page, request }) => {
  const { room, asked, speak } = await openAwake(page, request);
  const wokeAt = await sleepThrough(page, asked, async () => {
    await setFaults(request, room, { cut: true });
    await speak();
  });
  await expectEverywhere(page, ["before", ...texts]);
  expectOnceAwake(await readArrivals(page), wokeAt);
  await expectConnected(page);
  await say(page, "websocket", "awake");
  await expectEverywhere(page, ["before", ...texts, "awake"]);
});

/** What waits in a stall here is lost for good, and its connection with it, though nobody is told. */
const testWhereLinesDie = test.extend<{ server: TestServer }>({
  server: async ({ startServer }, use) => use(await startServer({ env: { STALL_FORGET_MS: "0" } })),
  baseURL: async ({ server }, use) => use(server.url),
});

testWhereLinesDie(
  "a page whose connections died in its sleep, and none of them said so, has everything once soon after it is back in sight",
  { tag: "@long" },
  async ({ page, request }) => {
    const { room, asked } = await openAwake(page, request);
    const wokeAt = await sleepThrough(
      page,
      asked,
      async () => {
        await setFaults(request, room, { stall: true });
        // No transport carries it up, where it would be stalled as well.
        for (const _ of texts) await sayByServer(request, room);
      },
      () => setFaults(request, room, { stall: false }),
    );
    await tellBackInSight(page);
    // Nothing of this is waited for as long as an unheard line or an unanswered poll is borne.
    for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1 + texts.length);
    expectOnceAwake(await readArrivals(page), wokeAt);
    await expectConnected(page);
    for (const id of panelIds) expect(await tallyOf(page, id)).toMatchObject(nothingLost);
  },
);

test("a message that nobody has answered for is kept over a reload, and sent once", {
  tag: "@long",
}, async ({ page, request }) => {
  const room = await openAsHost(page);
  await setFaults(request, room, { dropAnswers: 1 });
  const unanswered = panelIds.map((id) => `unanswered by ${id}`);
  for (const id of panelIds) await say(page, id, `unanswered by ${id}`);
  for (const id of panelIds) await expect(listOf(page, id)).toContainText("sending …");

  await page.reload();
  for (const id of panelIds) await expect(listOf(page, id)).toContainText(`unanswered by ${id}`);
  await setFaults(request, room, { dropAnswers: 0 });
  await expectConnected(page);
  await expectEverywhere(page, unanswered);
  for (const id of panelIds) await expect(listOf(page, id)).not.toContainText("sending …");
});
