import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expectOn, joinOn, putSettings, tellAll } from "./classroom.ts";
import { expect, sendMessage, test, testOnOwnServer } from "./fixtures.ts";
import { looks } from "./looks.ts";

test.use({ viewport: { width: 390, height: 844 } });

const field = (page: Page) => page.getByRole("textbox", { name: "Code of the class" });

test("a code is typed in either case and with blanks, by keyboard alone", async ({
  page,
  room,
  request,
}) => {
  const { code } = await putSettings(request, room, {});
  await page.goto("/j");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(` ${code.slice(0, 2).toLowerCase()} ${code.slice(2)}`);
  await expect(field(page)).toHaveValue(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/j/${code}$`));
  await expect(page.getByText("connected", { exact: true })).toBeVisible();
});

test("a code sent before the page runs leads there as well", async ({ page, room, request }) => {
  const { code } = await putSettings(request, room, {});
  await page.goto(`/j?code=${code.toLowerCase()}`);
  await expect(page).toHaveURL(new RegExp(`/j/${code}$`));
  await page.goto("/j?code=k7");
  await expect(field(page)).toHaveValue("K7");
});

test("what cannot be a code is told before anybody is asked", async ({ page }) => {
  await page.goto("/j");
  await expect(field(page)).toBeFocused();
  await field(page).fill("k7");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "four characters" })).toBeVisible();
  await field(page).fill("K7Q0");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "No code has 0" })).toBeVisible();
});

testOnOwnServer.describe("codes that lead nowhere", () => {
  testOnOwnServer.use({ allowedErrors: /status of (404|429)|ERR_/ });

  testOnOwnServer(
    "an unknown one, too many, and a server out of reach",
    async ({ page, server, request }) => {
      await page.goto("/j/2222");
      const told = page.getByRole("alert");
      await expect(told.filter({ hasText: "No class has this code" })).toBeVisible();
      await expect(field(page)).toHaveValue("2222");
      for (let i = 0; i < 40; i++) await request.get("/api/codes/3333");
      await field(page).fill("4444");
      await page.getByRole("button", { name: "Join" }).click();
      await expect(
        told.filter({ hasText: /Too many wrong codes. Try again in \d+ s/ }),
      ).toBeVisible();
      await server.kill();
      await field(page).fill("5555");
      await page.getByRole("button", { name: "Join" }).click();
      await expect(told.filter({ hasText: "The server cannot be reached" })).toBeVisible();
    },
  );

  testOnOwnServer("a phone outlives a restart of its server", async ({ page, server, request }) => {
    const made = await request.post("/api/rooms", { data: {} });
    const room = await made.json();
    await joinOn(page, request, room, "websocket");
    await server.kill();
    await expect(page.getByText(/retrying/)).toBeVisible();
    await server.restart();
    await page
      .getByRole("button", { name: "Retry now" })
      .click({ timeout: 2000 })
      .catch(() => {});
    await expectOn(page, "websocket");
    await sendMessage(request, room, "still here");
    await expect(page.getByRole("log")).toContainText("still here");
  });
});

const vote = { id: "v", question: "Which?", choices: ["Red", "Blue"] };

for (const { colorScheme, language, tag } of looks) {
  test.describe(`${colorScheme}, ${language}`, { tag }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    const query = `?lang=${language}`;

    test("axe finds nothing, lit or not, open or frozen", async ({ page, room, request }) => {
      const expectClean = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      };
      await page.goto(`/j?lang=${language}`);
      // The page runs once it has taken the focus.
      await expect(page.getByRole("textbox")).toBeFocused();
      await page.getByRole("textbox").press("Enter");
      await expect(page.getByRole("alert").first()).not.toBeEmpty();
      await expectClean();
      for (const id of ["short-polling", "long-polling", "websocket"] as const) {
        await joinOn(page, request, room, id, { query });
        await tellAll(request, room, { type: "vote", vote });
        await page.getByRole("button", { name: "Red" }).click();
        await expect(page.getByRole("button", { name: "Red", pressed: true })).toBeVisible();
        await expectClean();
      }
      await tellAll(request, room, { type: "freeze", frozen: true });
      await expect(page.getByRole("textbox")).toBeDisabled();
      await expectClean();
    });

    test("everything fits in width at 320 px", async ({ page, room, request }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const expectFits = async () => {
        const [wide, fits] = await page
          .locator("html")
          .evaluate((html) => [html.scrollWidth, html.clientWidth]);
        expect(wide).toBeLessThanOrEqual(fits ?? 0);
      };
      await page.goto(`/j?lang=${language}`);
      await expectFits();
      await joinOn(page, request, room, "short-polling", { query, slowMs: 5000 });
      await tellAll(request, room, { type: "vote", vote });
      await sendMessage(request, room, "Hello!", { author: "W".repeat(32) });
      await expect(page.getByRole("log")).toContainText("Hello!");
      await expectFits();
    });
  });
}
