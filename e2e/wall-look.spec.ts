import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { putSettings } from "./classroom.ts";
import { expect, test } from "./fixtures.ts";
import { looks } from "./looks.ts";
import { joinAs, openWall } from "./teacher.ts";

/** Every text that can be seen, with the height of its letters in px and whether all of it is inside. */
function readTexts(page: Page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; px: number; isInside: boolean }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (
        !element ||
        !node.textContent?.trim() ||
        element.closest(".visually-hidden, script, style")
      )
        continue;
      const range = document.createRange();
      range.selectNode(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.top >= window.innerHeight) continue;
      const isInside =
        box.left >= 0 &&
        box.right <= window.innerWidth + 0.5 &&
        box.bottom <= window.innerHeight + 0.5;
      found.push({
        text: node.textContent,
        px: Number.parseFloat(getComputedStyle(element).fontSize),
        isInside,
      });
    }
    return found;
  });
}

const screens = [
  { width: 1920, height: 1080, least: 46 },
  { width: 1280, height: 720, least: 30 },
];

for (const { width, height, least } of screens) {
  for (const language of ["en", "zh-CN"]) {
    test.describe(`${width} × ${height}, ${language}`, () => {
      test.use({ viewport: { width, height } });

      test("all letters of the wall are large enough, none is cut off, nothing scrolls", async ({
        page,
        room,
        request,
      }) => {
        await putSettings(request, room, {
          vote: {
            id: "a",
            question: "Which of the three was the first to show it on your phone?",
            choices: [
              "Short polling",
              "Long polling",
              "WebSocket",
              "All at once",
              "None",
              "No idea",
            ],
            isOpen: true,
          },
        });
        const phone = await joinAs(request, room, "phone-1");
        await phone.tell([{ seq: 1, ageMs: 250, at: Date.now() }]);
        await openWall(page, room, `?lang=${language}`);
        await expect(page.getByTestId("phones").first()).toHaveText("1");
        const texts = await readTexts(page);
        const all = texts.map(({ text }) => text).join(" ");
        for (const label of ["phones", "手机", "Short polling", "短轮询", "No idea", "0.1 s"])
          expect(all).toContain(label);
        expect(texts.filter(({ px }) => px < least)).toEqual([]);
        expect(texts.filter(({ isInside }) => !isInside)).toEqual([]);
        await putSettings(request, room, { vote: null });
        const canvas = page.locator("canvas");
        await expect(canvas).toBeVisible();
        const px = await canvas.evaluate((element) => getComputedStyle(element).fontSize);
        expect(Number.parseFloat(px)).toBeGreaterThanOrEqual(least);
        const calm = await readTexts(page);
        expect(calm.filter((one) => one.px < least || !one.isInside)).toEqual([]);
        const rest = await page.evaluate(() => {
          const { scrollHeight, scrollWidth } = document.documentElement;
          return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
        });
        expect(rest).toEqual([0, 0]);
        const colour = await page.evaluate(
          () => getComputedStyle(document.documentElement).backgroundColor,
        );
        expect(colour).toBe("rgb(255, 255, 255)");
      });
    });
  }
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [
      id,
      ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    ]),
  ).toEqual([]);
}

const dictionary = {
  en: { make: "Make a class", title: "Join the class", end: "End the class" },
  "zh-CN": { make: "创建课堂", title: "加入课堂", end: "结束课堂" },
};

for (const { colorScheme, language, tag } of looks) {
  test.describe(`axe finds nothing, ${colorScheme}, ${language}`, { tag }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("on the page that makes a class, and where it ends", async ({ page }) => {
      const words = dictionary[language];
      await page.goto(`/class?lang=${language}`);
      const make = page.getByRole("button", { name: words.make });
      await expect(make).toBeVisible();
      for (const more of await page.locator("main summary").all()) await more.click();
      await expectClean(page);
      await make.click();
      await expect(page.getByRole("heading", { name: words.title })).toBeVisible();
      for (const more of await page.locator("main summary").all()) await more.click();
      await expectClean(page);
      await page.getByRole("button", { name: words.end, exact: true }).click();
      await expectClean(page);
    });

    test("on the wall, with each of its sheets", async ({ page, room, request }) => {
      // It looks at five pages, each of which takes axe seconds of computing.
      test.slow();
      await putSettings(request, room, { freeText: true });
      const phone = await joinAs(request, room, "phone-1");
      await phone.say("hello");
      await phone.tell([{ seq: 1, ageMs: 250, at: Date.now() }]);
      await openWall(page, room, `?lang=${language}`);
      await expectClean(page);
      for (const key of ["v", "l", "s", "j", "?"]) {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        if (key === "?") await expect(page.getByRole("checkbox")).toBeVisible();
        await expectClean(page);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
    });
  });
}

test("captions of a wall stand apart on a screen of 16:10", async ({ page, room, request }) => {
  await putSettings(request, room, {});
  await openWall(page, room);
  const ends = await page.locator("figcaption").evaluateAll((captions) =>
    captions.map((caption) => {
      const range = document.createRange();
      range.selectNodeContents(caption);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    }),
  );
  expect(ends).toHaveLength(2);
  expect(ends[0]?.right).toBeLessThan(ends[1]?.left ?? 0);
});
