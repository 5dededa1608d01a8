import AxeBuilder from "@axe-core/playwright";
import { deferred } from "../app/deferred.ts";
import { expect, test } from "./fixtures.ts";
import { scan } from "./qr.ts";

// The picture of a log-in that is over leads nowhere.
test.use({ allowedErrors: /404/ });

/** What a phone would open: the same, by the address this machine surely has. */
const here = (address: string, baseURL = "") => new URL(new URL(address).pathname, baseURL).href;

for (const [name, least, most] of [
  ["Short polling", 0, 5500],
  ["Long polling", 0, 1500],
  ["WebSocket", 0, 1500],
] as const) {
  test(`a phone says yes, the desktop hears of it by ${name}`, async ({
    page,
    context,
    baseURL,
  }) => {
    await page.goto("/scan");
    await page.getByRole("radio", { name }).check();
    const status = page.getByRole("status");
    await expect(status).toHaveText("Waiting for a phone to scan the picture.");
    const phone = await context.newPage();
    await phone.goto(here(await scan(page), baseURL));
    await expect(status).toHaveText("A phone is there. Waiting for its yes.");
    await phone.getByRole("button", { name: "Yes, it is me" }).click();
    await expect(phone.getByRole("status")).toContainText("Look at the big screen");
    await expect(status).toContainText("You are logged in.");
    const [, number = "", unit = ""] =
      /Heard ([\d.]+) (ms|s) after/.exec(await status.innerText()) ?? [];
    const lateMs = Number(number) * (unit === "s" ? 1000 : 1);
    expect(lateMs).toBeGreaterThanOrEqual(least);
    expect(lateMs).toBeLessThan(most);
    await expect(page.getByRole("listitem")).toHaveText(new RegExp(`^${name}: `));

    await page.getByRole("button", { name: "Once more" }).click();
    await expect(status).toHaveText("Waiting for a phone to scan the picture.");
    await phone.reload();
    await expect(phone.getByRole("status")).toContainText("no longer valid");
  });
}

test("a no is final, whatever is said afterwards", async ({ page, context, baseURL }) => {
  await page.goto("/scan");
  await page.getByRole("radio", { name: "WebSocket" }).check();
  const address = here(await scan(page), baseURL);
  const phone = await context.newPage();
  await phone.goto(address);
  await phone.getByRole("button", { name: "No" }).click();
  await expect(page.getByRole("status")).toContainText("The phone said no.");
  await phone.goto(address);
  await phone.getByRole("button", { name: "Yes, it is me" }).click();
  await expect(phone.getByRole("status")).toContainText("Look at the big screen");
  await expect(page.getByRole("status")).toContainText("The phone said no.");
});

test("a phone can answer once its page runs, and a slow word before does not undo the answer", async ({
  page,
  context,
  baseURL,
}) => {
  await page.goto("/scan");
  await page.getByRole("radio", { name: "WebSocket" }).check();
  const phone = await context.newPage();
  const running = deferred<void>();
  const answered = deferred<void>();
  await phone.route(/_next\/static\/.*\.js/, async (route) => {
    await running.promise;
    await route.continue();
  });
  await phone.route(/short-polling/, async (route) => {
    if (route.request().postData()?.includes('"scanned"')) await answered.promise;
    await route.continue();
  });
  await phone.goto(here(await scan(page), baseURL), { waitUntil: "commit" });
  const no = phone.getByRole("button", { name: "No" });
  await expect(no).toBeDisabled();
  running.resolve();
  await no.click();
  await expect(page.getByRole("status")).toContainText("The phone said no.");
  const denied = phone.getByRole("status");
  await expect(denied).not.toBeEmpty();
  const words = await denied.textContent();
  const slow = phone.waitForResponse((answer) => /short-polling/.test(answer.url()));
  answered.resolve();
  await (await slow).finished();
  await expect(no).toHaveCount(0);
  await expect(denied).toHaveText(words ?? "");
});

test("how the desktop hears can be chosen once its page runs", async ({ page }) => {
  const running = deferred<void>();
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await running.promise;
    await route.continue();
  });
  await page.goto("/scan", { waitUntil: "commit" });
  const way = page.getByRole("radio", { name: "WebSocket" });
  await expect(way).toBeDisabled();
  running.resolve();
  await way.check();
  // A choice that the page did not hear of would be taken back.
  await expect(page.getByRole("status")).toHaveText("Waiting for a phone to scan the picture.");
  await expect(way).toBeChecked();
});

for (const [language, colorScheme] of [
  ["en", "light"],
  ["zh-CN", "dark"],
] as const) {
  test(`the pages of scanning are accessible: ${language}, ${colorScheme}`, {
    tag: "@long",
  }, async ({ page, context, baseURL }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/scan?lang=${language}`);
    const address = here(await scan(page), baseURL);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const phone = await context.newPage();
    await phone.emulateMedia({ colorScheme });
    await phone.setViewportSize({ width: 320, height: 640 });
    await phone.goto(`${address}?lang=${language}`);
    await expect(phone.getByRole("button")).toHaveCount(2);
    expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([]);
    const scrollWidth = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(320);
  });
}
