import AxeBuilder from "@axe-core/playwright";
import { whenPages, whenSources } from "../app/text/when-links.ts";
import { transportIds } from "../app/transports/index.ts";
import { expect, test } from "./fixtures.ts";
import { looks } from "./looks.ts";

test("every link of this site leads to a page that is there, and none is loaded by itself", async ({
  page,
  request,
  baseURL,
}) => {
  const foreign: string[] = [];
  page.on("request", (sent) => {
    if (new URL(sent.url()).origin !== new URL(baseURL ?? "").origin) foreign.push(sent.url());
  });
  await page.goto("/when");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const links = await page
    .locator("main a, header nav a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const own = [...new Set(links.filter((href) => href.startsWith("/")))];
  for (const href of Object.values(whenPages)) expect(own).toContain(href);
  for (const href of own) expect((await request.get(href)).status(), href).toBe(200);
  const others = links.filter((href) => !href.startsWith("/"));
  const known: readonly string[] = Object.values(whenSources).map(({ href }) => href);
  expect(new Set(others)).toEqual(new Set(known));
  for (const href of others) expect(new URL(href).protocol).toBe("https:");
  expect(foreign).toEqual([]);
});

test("every claim is tied to something this site shows or to a source", async ({ page }) => {
  await page.goto("/when");
  const claims = page.getByRole("article");
  await expect(claims.first()).toBeVisible();
  for (const claim of await claims.all()) {
    expect(await claim.getByRole("link").count()).toBeGreaterThan(0);
  }
});

test("the table at the top names every way, and leads to its story", async ({ page }) => {
  await page.goto("/when");
  const table = page.getByRole("table");
  for (const id of transportIds) {
    await expect(table.locator(`[data-transport="${id}"]`).first()).toHaveAttribute(
      "href",
      `/how/${id}`,
    );
  }
  await table.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/how\//);
});

for (const { colorScheme, language, tag } of looks) {
  test(`the page is accessible and fits a phone: ${language}, ${colorScheme}`, { tag }, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/when?lang=${language}`);
    await expect(page.getByRole("table")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
