import type { Locator, Page } from "@playwright/test";
import { expectConnected, nextClient, openRoom, rowsOf, say } from "./compare.ts";
import { expect, readStats, sendMessage, test } from "./fixtures.ts";

const html = (page: Page) => page.locator("html");

test("the language changes in place: nothing is loaded again and the counters go on", async ({
  page,
  room,
  request,
}) => {
  const naming = nextClient(page);
  await openRoom(page, room);
  const client = await naming;
  await expect(html(page)).toHaveAttribute("lang", "en");
  await say(page, "websocket", "stays");
  await expect(rowsOf(page, "websocket")).toHaveCount(1);

  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(html(page)).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("三种方式");
  await expect(page.getByRole("region", { name: "短轮询" })).toContainText("每秒问一次");
  await expect(page.getByRole("log", { name: "短轮询" })).toContainText("stays");

  const asked = async () => (await readStats(request, room, client)).client?.["short-polling"];
  const before = (await asked())?.requests ?? 0;
  await expect.poll(async () => (await asked())?.requests).toBeGreaterThan(before);
  const socket = (await readStats(request, room, client)).client?.websocket;
  expect(socket).toMatchObject({ requests: 1, openNow: { sockets: 1 } });
});

test("a language chosen is remembered, and the address overrides it", async ({ page, room }) => {
  const expectLanguage = async (language: string, headline: string) => {
    await expect(page.getByRole("heading", { level: 1 })).toContainText(headline);
    await expect(html(page)).toHaveAttribute("lang", language);
  };
  await page.goto(`/r/${room.room}?lang=zh-CN`);
  await expectLanguage("zh-CN", "三种方式");
  await page.goto(`/r/${room.room}`);
  await expectLanguage("en", "Three ways");

  await page.getByRole("button", { name: "简体中文" }).click();
  await page.reload();
  await expectLanguage("zh-CN", "三种方式");
  await page.goto(`/r/${room.room}?lang=en`);
  await expectLanguage("en", "Three ways");

  // A choice made now takes the old one out of the address.
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${room.room}$`));
  await expectLanguage("zh-CN", "三种方式");
});

test.describe(() => {
  test.use({ locale: "zh-TW" });

  test("the browser's own language is the first guess", async ({ page, room }) => {
    await page.goto(`/r/${room.room}`);
    await expect(html(page)).toHaveAttribute("lang", "zh-CN");
  });
});

test("a theme chosen is remembered over a reload", async ({ page, room }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openRoom(page, room);
  const colour = () => html(page).evaluate((root) => getComputedStyle(root).backgroundColor);
  const light = await colour();
  const choice = page.getByRole("combobox", { name: "Theme" });
  await expect(choice).toHaveValue("system");
  await choice.selectOption("dark");
  await expect.poll(colour).not.toBe(light);
  const dark = await colour();

  await page.reload();
  await expectConnected(page);
  await expect(choice).toHaveValue("dark");
  expect(await colour()).toBe(dark);
  await choice.selectOption("system");
  await expect.poll(colour).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(colour).toBe(dark);
});

const small = {
  "320 px": { width: 320, height: 640, deviceScaleFactor: 1 },
  // A desktop of 1440 × 900 at 200 % zoom has half as many pixels, twice as large.
  "200 % zoom": { width: 720, height: 450, deviceScaleFactor: 2 },
};

for (const [name, { deviceScaleFactor, ...viewport }] of Object.entries(small)) {
  for (const language of ["en", "zh-CN"]) {
    test.describe(language, { tag: language === "en" ? [] : ["@long"] }, () => {
      test.use({ viewport, deviceScaleFactor });

      test(`everything fits in width at ${name} in ${language}`, async ({
        page,
        room,
        request,
      }) => {
        await page.goto(`/r/${room.room}?lang=${language}`);
        await sendMessage(request, room, "unbroken".repeat(30), { author: "W".repeat(32) });
        const lists = page.getByRole("log");
        // A phone shows one list, with a switch.
        await expect(lists.first()).toContainText("unbroken");
        for (const list of await lists.all()) await expectNoSideScroll(list);
        await expectNoSideScroll(html(page));

        await page.getByRole("button", { name: /^(More|更多)$/ }).click();
        await page.getByRole("button", { name: /^(Settings|设置)$/ }).click();
        for (const field of await page.getByRole("spinbutton").all()) {
          await field.scrollIntoViewIfNeeded();
          await expect(field).toBeInViewport({ ratio: 1 });
        }
        const reset = page.getByRole("button", { name: /^(Reset settings|恢复默认设置)$/ });
        await reset.scrollIntoViewIfNeeded();
        await expect(reset).toBeInViewport({ ratio: 1 });
        await expectNoSideScroll(html(page));

        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: /^(Trouble|故障)$/ }).click();
        const trouble = page.locator("[popover]:popover-open").last();
        await expect(trouble.getByRole("checkbox").last()).toBeVisible();
        for (const lines of await trouble.locator("summary").all()) await lines.click();
        await expectNoSideScroll(trouble);
        await expectNoSideScroll(html(page));
      });
    });
  }
}

async function expectNoSideScroll(scroller: Locator): Promise<void> {
  const sizes = await scroller.evaluate(({ scrollWidth, clientWidth }) => [
    scrollWidth,
    clientWidth,
  ]);
  expect(sizes[0]).toBeLessThanOrEqual(sizes[1] ?? 0);
}

test("open settings leave language and theme within reach", async ({ page, room }) => {
  await openRoom(page, room);
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(html(page)).toHaveAttribute("lang", "zh-CN");
});

test("a new message lights up", async ({ page, room }) => {
  await openRoom(page, room);
  await say(page, "websocket", "look");
  const row = rowsOf(page, "websocket").first();
  expect(await row.evaluate((element) => getComputedStyle(element).animationName)).not.toBe("none");
});

test.describe("for those who want less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing is animated, not even a new message", async ({ page, room }) => {
    await openRoom(page, room);
    await say(page, "websocket", "look");
    await expect(rowsOf(page, "websocket")).toHaveCount(1);
    expect(await movingParts(page)).toEqual([]);
  });
});

/** Elements that are animated, or would move from one state to the next. */
function movingParts(page: Page): Promise<string[]> {
  return page.locator("*").evaluateAll((all) =>
    all
      .filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}
