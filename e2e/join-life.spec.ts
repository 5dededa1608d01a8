import { layToSleep } from "./asleep.ts";
import { expectOn, expectSaid, flashesOf, joinOn, readPhones, tellAll } from "./classroom.ts";
import { panelIds } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

// What is cut off on purpose fails, and the browser reports it.
test.use({
  viewport: { width: 390, height: 844 },
  allowedErrors: /ERR_|WebSocket connection|status of 426/,
});

/** Longer than a page ever waits for its own clock, ms. */
const lockedMs = 3500;

for (const id of panelIds) {
  for (const isCut of [false, true]) {
    const also = isCut ? ", its connection cut," : "";
    test(`a phone on ${id} locked while others spoke${also} has all of it once`, async ({
      page,
      room,
      request,
    }) => {
      await joinOn(page, request, room, id);
      await expect(page.getByText("WebSocket gets through")).toBeVisible();
      const before = await sendMessage(request, room, "before");
      await expectSaid(page, ["before"]);
      const view = () => readPhones(request, room);
      const told = async () => (await view()).arrivals.map(({ seq }) => seq);
      await expect.poll(told).toEqual([before.seq]);
      const handle = (await view()).phones.find(({ last }) => last)?.handle ?? "";

      const unlock = await layToSleep(page);
      if (isCut) await tellAll(request, room, { type: "cut", handle });
      const asleep = ["one", "two", "three", "four", "five"];
      const missed: number[] = [];
      for (const text of asleep) missed.push((await sendMessage(request, room, text)).seq);
      await new Promise((resolve) => setTimeout(resolve, lockedMs));
      await unlock();

      await expectSaid(page, ["before", ...asleep]);
      await expectOn(page, id);
      // The clocks are compared anew before an age counts again.
      await expect
        .poll(async () => {
          const { seq } = await sendMessage(request, room, "Hello!");
          await expect(page.locator(`li[data-seq="${seq}"]`)).toBeVisible();
          return (await told()).length;
        })
        .toBeGreaterThan(1);
      const all = await told();
      for (const seq of missed) expect(all).not.toContain(seq);
      expect(new Set(all).size).toBe(all.length);
    });
  }
}

test("a flood never makes more than three flashes a second", async ({ page, room, request }) => {
  await joinOn(page, request, room, "websocket");
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node instanceof HTMLElement && node.dataset.flash) seen.push(performance.now());
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const from = performance.now();
  while (performance.now() - from < 2500) await sendMessage(request, room, "again");
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
  expect(seen.length).toBeGreaterThanOrEqual(4);
  for (const [i, at] of seen.entries()) {
    expect(seen.slice(i).filter((other) => other - at < 1000).length).toBeLessThanOrEqual(3);
  }
});

test("a message lights the whole page up in the transport's colour", async ({
  page,
  room,
  request,
}) => {
  await joinOn(page, request, room, "long-polling");
  await tellAll(request, room, { type: "ping" });
  const flash = page.locator("[data-flash]");
  await expect(flash).toHaveCount(1);
  const look = await flash.evaluate((element) => {
    const { animationName, animationIterationCount, backgroundColor } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const band = document.querySelector("header");
    return {
      isAnimated: animationName !== "none" && animationIterationCount === "1",
      isWhole: width >= innerWidth && height >= innerHeight,
      isInColour: band !== null && getComputedStyle(band).backgroundColor === backgroundColor,
    };
  });
  expect(look).toEqual({ isAnimated: true, isWhole: true, isInColour: true });
});

test.describe("for those who want less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing is animated: the counters invert for a second instead", async ({
    page,
    room,
    request,
  }) => {
    await joinOn(page, request, room, "websocket");
    const counters = page.locator("dl:has(> div)").first();
    // A second is over before a busy machine looks: the page itself notes what it shows.
    const looks = await counters.evaluateHandle((list) => {
      const look = () => {
        const moving = [...document.querySelectorAll("*")]
          .map((element) => getComputedStyle(element))
          .filter(({ animationName, opacity, position }) => {
            return animationName !== "none" || (position === "fixed" && opacity !== "0");
          });
        const [counter] = list.children;
        return {
          colour: counter && getComputedStyle(counter).backgroundColor,
          moving: moving.map(({ animationName }) => animationName),
        };
      };
      const seen = [look()];
      new MutationObserver(() => seen.push(look())).observe(list, {
        attributeFilter: ["data-lit"],
      });
      return seen;
    });
    await sendMessage(request, room, "quietly");
    await expect.poll(() => flashesOf(page)).toBe(1);
    await expect.poll(async () => (await looks.jsonValue()).length).toBe(3);
    const [before, lit, after] = await looks.jsonValue();
    expect(lit?.colour).not.toBe(before?.colour);
    expect(lit?.moving).toEqual([]);
    expect(after).toEqual(before);
  });
});

test("a reload is the same phone: its name, its transport and its handle stay", async ({
  page,
  room,
  request,
}) => {
  await joinOn(page, request, room, "long-polling");
  const name = await page.getByText(/^You are /).textContent();
  const handles = async () => (await readPhones(request, room)).phones.map(({ handle }) => handle);
  const before = await handles();
  expect(before).toHaveLength(1);
  await page.reload();
  await expectOn(page, "long-polling");
  await expect(page.getByText(/^You are /)).toHaveText(name ?? "");
  expect(await handles()).toEqual(before);
});

test("who listens hears how many messages came, and not what the host did once more", async ({
  page,
  room,
  request,
}) => {
  await joinOn(page, request, room, "websocket");
  const sums = page.getByRole("status").filter({ hasText: /new message/ });
  await tellAll(request, room, { type: "ping" });
  // Longer than from one sum to the next.
  await page.waitForTimeout(6000);
  await expect(sums).toHaveCount(0);
  await sendMessage(request, room, "hello");
  await expect(sums).toHaveText("A new message");
});
