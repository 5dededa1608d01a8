import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { transportIds } from "../app/transports/index.ts";
import { stories } from "../app/transports/stories/index.ts";
import { expect, test } from "./fixtures.ts";

// A frame of each story breaks the connections on purpose.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of 426/ });

const story = (page: Page) => page.locator("section[data-frame]");
const steps = (page: Page) => page.locator("svg g[data-kind]");

/** Waits until all that the frame shows has happened. */
async function expectWhole(page: Page, frame: string): Promise<void> {
  await expect(page.locator(`section[data-frame="${frame}"] [data-whole]`)).toBeVisible({
    timeout: 20_000,
  });
}

for (const id of transportIds) {
  const { frames } = stories[id];

  test(`the story of ${id} is told by key from its first frame to the free run`, async ({
    page,
  }) => {
    const asked: string[] = [];
    const note = (url: string) => {
      if (url.includes(`/${id}`) && url.includes("/api/rooms/")) asked.push(url);
    };
    page.on("request", (request) => note(request.url()));
    page.on("websocket", (socket) => note(socket.url()));
    await page.goto(`/how/${id}`);

    for (const [index, { id: frame, needs }] of frames.entries()) {
      await expectWhole(page, frame);
      await expect(story(page)).toContainText(`Frame ${index + 1} of ${frames.length + 1}`);
      // What is drawn did go over the wire.
      expect(asked.length).toBeGreaterThan(0);
      if (needs.length > 0) await expect(steps(page).first()).toBeVisible();
      await page.keyboard.press(index % 2 === 0 ? "Space" : "ArrowRight");
    }

    await expect(story(page)).toHaveAttribute("data-frame", "free");
    await page.getByRole("button", { name: "Server says something" }).click();
    await expect(page.locator('svg g[data-kind="delivered"]:has(text)').first()).toBeVisible();
    await page.getByText("The same as a list").click();
    await expect(
      page.getByRole("listitem").filter({ hasText: "here is the message" }),
    ).not.toHaveCount(0);
    // Both files show what is at work.
    for (const file of [`server/transports/${id}.ts`, `app/transports/${id}.ts`]) {
      const pane = page.getByRole("region", { name: file, exact: true });
      await expect(pane.locator("[data-active]").first()).toBeAttached();
    }

    await page.keyboard.press("ArrowLeft");
    await expect(story(page)).toHaveAttribute("data-frame", frames.at(-1)?.id ?? "");
    await expect(page.locator('[data-count="messages"] dd')).not.toHaveText("0");
  });

  test(`the code of SWR for ${id} brings what the server says`, async ({ page }) => {
    await page.goto(`/how/${id}`);
    await expectWhole(page, frames[0]?.id ?? "");
    await page.getByRole("button", { name: "Run this code here" }).click();
    const heard = page.locator("[data-heard]");
    const count = async () => Number(await heard.getAttribute("data-heard"));
    const { room, key } = await page.evaluate(() => ({
      room: localStorage.getItem("room"),
      key: Object.keys(localStorage).length,
    }));
    expect(key).toBeGreaterThan(0);
    // More than once: a subscription that ends with its first message would not be seen otherwise.
    for (let said = 1; said <= 3; said++) {
      await page.request.post(`/api/rooms/${room}/say`);
      await expect.poll(count).toBeGreaterThanOrEqual(said);
    }
    await page.getByRole("button", { name: "Stop it" }).click();
    await expect(heard).toHaveCount(0);
  });
}

test("/how leads to the first story, and an unknown one is not there", async ({
  page,
  request,
}) => {
  await page.goto("/how?lang=zh-CN");
  await expect(page).toHaveURL(new RegExp(`/how/${transportIds[0]}`));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("短轮询");
  expect((await request.get("/how/carrier-pigeon")).status()).toBe(404);
});

test("a frame told before is shown as it was, and can be told once more", async ({ page }) => {
  const [first = "", second = ""] = stories["long-polling"].frames.map(({ id }) => id);
  await page.goto("/how/long-polling");
  await expectWhole(page, first);
  await page.getByText("The same as a list").click();
  const list = page.locator("details ol li");
  await expect(list.filter({ hasText: "anything new?" })).toHaveCount(2);
  const before = await list.allTextContents();
  // The list has the focus now, and Space is its own.
  await page.keyboard.press("ArrowRight");
  await expectWhole(page, second);
  await page.keyboard.press("ArrowLeft");
  await expect(list).toHaveText(before);
  await page.getByRole("button", { name: "Once more" }).click();
  await expectWhole(page, first);
});

test("an arrow has no tip before its line is there", async ({ page }) => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Animation.enable");
  // So slow that whatever is drawn is still being drawn when it is looked at.
  await devTools.send("Animation.setPlaybackRate", { playbackRate: 0.001 });
  await page.goto("/how/short-polling");
  const tips = () =>
    page.locator("svg g[data-last] line[marker-end]").evaluate((line) => {
      const [drawing] = line.getAnimations();
      const during = getComputedStyle(line).markerEnd;
      drawing?.finish();
      return [
        drawing?.effect?.getComputedTiming().duration,
        during,
        getComputedStyle(line).markerEnd,
      ];
    });
  await expect.poll(tips).toEqual([900, "none", expect.stringContaining("#arrowhead")]);
});

for (const [language, colorScheme, id] of [
  ["en", "light", "short-polling"],
  ["en", "dark", "websocket"],
  ["zh-CN", "light", "long-polling"],
  ["zh-CN", "dark", "short-polling"],
] as const) {
  test.describe(`${language}, ${colorScheme}`, { tag: "@long" }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test(`the story of ${id} is accessible, moves nothing, and fits a phone`, async ({ page }) => {
      const { frames } = stories[id];
      await page.goto(`/how/${id}?lang=${language}`);
      await expectWhole(page, frames[0]?.id ?? "");
      await expect(steps(page)).not.toHaveCount(0);
      const moving = await page
        .locator("svg *")
        .evaluateAll(
          (all) =>
            all.filter((element) => getComputedStyle(element).animationName !== "none").length,
        );
      expect(moving).toBe(0);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      for (const _ of frames) await page.keyboard.press("ArrowRight");
      await expect(story(page)).toHaveAttribute("data-frame", "free");
      await page.setViewportSize({ width: 390, height: 844 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}
