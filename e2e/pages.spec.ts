import { expect, test } from "./fixtures.ts";

const names = ["Compare", "How", "Wire", "When", "Class"];

test("in a narrow window a button opens the pages, by keyboard too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/when");
  for (const name of names) {
    const button = page.getByRole("button", { name: "Pages" });
    await expect(page.getByRole("link", { name, exact: true })).toBeHidden();
    await button.focus();
    await page.keyboard.press("Enter");
    const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
    await expect(link).toBeVisible();
    await link.focus();
    await page.keyboard.press("Enter");
    // Shut it is no navigation for anybody.
    await expect(page.locator("header nav [aria-current]")).toHaveText(name);
    // Before its style sheets are there, a page has other widths.
    await page.waitForLoadState();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    // The site's name is whole, or only for those who listen.
    const isCut = await page
      .locator("header strong")
      .evaluate(
        (shown) =>
          getComputedStyle(shown).clipPath === "none" && shown.scrollWidth > shown.clientWidth,
      );
    expect(isCut).toBe(false);
  }
});

test("in a wide window the pages stand in the header", async ({ page }) => {
  await page.goto("/when?lang=zh-CN");
  await expect(page.getByRole("button", { name: "页面" })).toBeHidden();
  await expect(page.getByRole("navigation").first().getByRole("link")).toHaveCount(names.length);
});
