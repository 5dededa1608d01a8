import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { RoomMade } from "#wire";
import { expect, sendMessage, test } from "./fixtures.ts";
import { looks } from "./looks.ts";

/** What the tests look for, as each language says it. */
const words = {
  en: { settings: "Settings", trouble: "Trouble", retry: "Retry now", over: "This room is over" },
  "zh-CN": { settings: "设置", trouble: "故障", retry: "立即重试", over: "这个房间已经结束" },
};

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
  expect(found).toEqual([]);
}

function open(page: Page, { room }: Pick<RoomMade, "room">, language: string) {
  return page.goto(`/r/${room}?lang=${language}`);
}

for (const { colorScheme, language, tag } of looks) {
  test.describe(`axe finds nothing, ${colorScheme}, ${language}`, { tag }, () => {
    // A new row fades in, and half faded colours are nobody's choice.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("in the comparison with messages, settings shut and open", async ({
      page,
      room,
      request,
    }) => {
      await open(page, room, language);
      await sendMessage(request, room, "from somebody");
      await page.getByRole("textbox").first().fill("my own");
      await page.getByRole("textbox").first().press("Enter");
      await expect(page.getByRole("log").first().getByRole("listitem")).toHaveCount(2);
      await expectClean(page);
      await page.getByRole("button", { name: words[language].settings, exact: true }).click();
      await expect(page.getByRole("spinbutton").first()).toBeVisible();
      await expectClean(page);
    });

    test("in the panel of trouble, with the lines of a bug, and where a bug is in force", async ({
      page,
    }) => {
      await page.goto(`/?lang=${language}`);
      await page.waitForURL(/\/r\//);
      await page.getByRole("button", { name: words[language].trouble, exact: true }).click();
      const menu = page.locator("[popover]:popover-open");
      await menu.getByRole("checkbox").last().check();
      for (const lines of await menu.locator("summary").all()) await lines.click();
      await expect(page.getByRole("strong").filter({ hasText: "⚠" })).toHaveCount(3);
      await expectClean(page);
      await page.keyboard.press("Escape");
      await expectClean(page);
    });

    test.describe("with trouble", () => {
      test.use({ allowedErrors: /ERR_FAILED|status of 404/ });

      test("in panels that retry, and where the room is over", async ({ page, room }) => {
        await page.route(/-polling\?/, (route) => route.abort());
        await open(page, room, language);
        await expect(page.getByRole("button", { name: words[language].retry })).toHaveCount(2);
        await expectClean(page);
        await open(page, { room: "nobody-made-this-room" }, language);
        await expect(page.getByRole("heading", { name: words[language].over })).toBeVisible();
        await expectClean(page);
      });
    });
  });
}
