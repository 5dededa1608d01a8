import type { Counts } from "#wire";
import {
  clientOf,
  expectConnected,
  expectEverywhere,
  listOf,
  nextClient,
  openRoom,
  panelIds,
  panelOf,
  panels,
  say,
} from "./compare.ts";
import { expect, readStats, sendMessage, test } from "./fixtures.ts";
import { observe, shared } from "./observer.ts";

test("after Pause the page, the browser and the server have counted the same", async ({
  page,
  room,
  request,
}) => {
  const seen = observe(page);
  const naming = nextClient(page);
  await openRoom(page, room, "?interval=2000");
  const client = await naming;
  const read = async () => (await readStats(request, room, client)).client ?? {};
  for (const id of panelIds) await say(page, id, `by ${id}`);
  await page.getByRole("button", { name: "Server says something" }).click();
  for (const id of panelIds) await expect(listOf(page, id).locator("li[data-seq]")).toHaveCount(4);

  // Right after an answer nobody asks for two seconds: nothing is cut off on its way.
  await page.waitForEvent("requestfinished", (asked) => asked.url().includes("/short-polling?"));
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("paused", { exact: true })).toHaveCount(panelIds.length);

  for (const id of panelIds) {
    await expect.poll(async () => shared((await read())[id]), { message: id }).toEqual(seen[id]);
    const { requests, empties, sends, messages } = seen[id];
    expect([id, messages]).toEqual([id, 4]);
    const panel = panelOf(page, id);
    const unit = requests === 1 ? "request" : "requests";
    await expect(panel.getByText(`${requests} ${unit}`, { exact: true })).toBeVisible();
    const asks = id === "websocket" ? requests : requests - sends;
    const sentence = {
      "short-polling": `asked ${asks} times, ${empties} came back empty, sent ${sends}`,
      "long-polling": `asked ${asks} times, sent ${sends}`,
      websocket: `asked once, ${messages} messages pushed, sent ${sends}`,
    }[id];
    await expect(panel.getByText(sentence, { exact: true })).toBeVisible();
  }

  // The page looks at the server's counts every second and judges a look by the two around it.
  for (const _look of [1, 2, 3]) await page.waitForResponse(/\/stats\?/);
  await expect(page.getByText("do not count the same")).toHaveCount(0);
});

test("counts on which browser and server differ are told", async ({ page, room }) => {
  await page.route("**/stats?*", async (route) => {
    const answer = await route.fetch();
    const stats = await answer.json();
    for (const counts of Object.values<Counts>(stats.client)) counts.framesDown += 7;
    await route.fulfill({ response: answer, json: stats });
  });
  await openRoom(page, room);
  const warning = page.getByRole("status").filter({ hasText: "do not count the same" });
  await expect(warning.filter({ hasText: panels.websocket })).toContainText("frames down");
});

test("polling every 250 ms asks 40 times in 10 s, and never twice at once", async ({
  page,
  room,
  request,
}) => {
  const asks: { start: number; answered: number }[] = [];
  page.on("requestfinished", (asked) => {
    if (!asked.url().includes("/short-polling?")) return;
    const { startTime, responseStart } = asked.timing();
    asks.push({ start: startTime, answered: startTime + responseStart });
  });
  const naming = nextClient(page);
  await openRoom(page, room, "?interval=250");
  const client = await naming;

  /** Asks in each span of ten seconds that is over. */
  const spans = () => {
    const newest = asks.at(-1)?.start ?? 0;
    const starts = asks.map(({ start }) => start);
    return starts
      .filter((from) => from + 10_000 <= newest)
      .map((from) => starts.filter((at) => at >= from && at < from + 10_000).length);
  };
  // A machine at its limit answers late, and then asks fail to appear: one good span shows the pace.
  await expect.poll(() => Math.max(0, ...spans()), { timeout: 45_000 }).toBeGreaterThanOrEqual(38);
  expect(Math.max(...spans())).toBeLessThanOrEqual(42);
  for (const [i, { answered }] of asks.entries()) {
    expect(asks[i + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(answered);
  }

  await page.getByRole("button", { name: "Pause" }).click();
  const read = async () => (await readStats(request, room, client)).client?.["short-polling"];
  await expect.poll(async () => (await read())?.openNow.parked).toBe(0);
  const { requests = 0, empties } = (await read()) ?? {};
  expect(requests).toBeGreaterThanOrEqual(asks.length);
  // Pause may have called off the last ask.
  await expect.poll(() => requests - asks.length).toBeLessThanOrEqual(1);
  expect(empties).toBeGreaterThanOrEqual(asks.length);
});

test("long polling asks once per message and never parks two asks", async ({
  page,
  room,
  request,
}) => {
  const naming = nextClient(page);
  await openRoom(page, room);
  const client = await naming;
  const parked: number[] = [];
  const read = async () => {
    const counts = (await readStats(request, room, client)).client?.["long-polling"];
    parked.push(counts?.openNow.parked ?? 0);
    return { requests: counts?.requests, messages: counts?.messages, parked: parked.at(-1) };
  };
  await expect.poll(read).toMatchObject({ parked: 1, messages: 0 });
  const { requests: before = 0 } = await read();

  for (let n = 1; n <= 10; n++) {
    await sendMessage(request, room, `message ${n}`);
    await expect.poll(read).toEqual({ requests: before + n, messages: n, parked: 1 });
  }
  expect(Math.max(...parked)).toBe(1);
});

test("Restart zeroes all and goes on as a new client", async ({ page, room, request }) => {
  const naming = nextClient(page);
  await openRoom(page, room);
  const first = await naming;
  for (const id of panelIds) await say(page, id, `by ${id}`);
  await expectEverywhere(
    page,
    panelIds.map((id) => `by ${id}`),
  );

  const again = page.waitForRequest((asked) => ![undefined, first].includes(clientOf(asked.url())));
  await page.getByRole("button", { name: "Restart" }).click();
  const second = clientOf((await again).url()) ?? "";
  await expectConnected(page);
  const words = panelOf(page, "websocket").getByText("asked once, 0 messages pushed");
  await expect(words).toBeVisible();
  for (const id of panelIds) await expect(listOf(page, id).locator("li[data-seq]")).toHaveCount(0);
  const openNow = async () => Object.values((await readStats(request, room, first)).client ?? {});
  await expect
    .poll(async () => (await openNow()).map(({ openNow }) => openNow.parked + openNow.sockets))
    .toEqual([0, 0, 0]);

  // The cursor is kept: what is shown from now on is new.
  await sendMessage(request, room, "after Restart");
  for (const id of panelIds) {
    const rows = listOf(page, id).locator("li[data-seq]");
    await expect(rows).toHaveText([/after Restart/]);
    await expect(rows).toHaveAttribute("data-seq", "4");
  }
  const counted = (await readStats(request, room, second)).client?.websocket;
  expect(shared(counted)).toMatchObject({ requests: 1, messages: 1, sends: 0 });
});

test("Pause lets go of the server, and Run brings what was missed, once", async ({
  page,
  room,
  request,
}) => {
  const naming = nextClient(page);
  await openRoom(page, room);
  const client = await naming;
  const read = async () => (await readStats(request, room, client)).client ?? {};
  await say(page, "websocket", "before");
  await expectEverywhere(page, ["before"]);

  await page.getByRole("button", { name: "Pause" }).click();
  const open = async () =>
    Object.values(await read()).map(({ openNow }) => openNow.parked + openNow.sockets);
  await expect.poll(open).toEqual([0, 0, 0]);
  const asked = async () => Object.values(await read()).map(({ requests }) => requests);
  const before = await asked();
  const missed = ["one", "two", "three"];
  for (const text of missed) await sendMessage(request, room, text);
  // Longer than a period of polling: the page still looks at the counts every second.
  for (const _look of [1, 2]) await page.waitForResponse(/\/stats\?/);
  expect(await asked()).toEqual(before);
  await expectEverywhere(page, ["before"]);

  await page.getByRole("button", { name: "Run" }).click();
  await expectEverywhere(page, ["before", ...missed]);
  await say(page, "long-polling", "after");
  await expectEverywhere(page, ["before", ...missed, "after"]);
});
