import type { Locator, Page } from "@playwright/test";
import { expectEverywhere, openRoom, panelIds, panelOf, panels, rowsOf } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

/** More stops than the page has. */
const mostStops = 100;

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  expect(await outlineOf(target), "a focus that can be seen").not.toBe("none");
}

function outlineOf(target: Locator): Promise<string> {
  return target.evaluate((element) => getComputedStyle(element).outlineStyle);
}

test("a message is sent by each panel with the keyboard alone", async ({ page, room }) => {
  await openRoom(page, room);
  for (const id of panelIds) {
    await tabTo(page, page.getByRole("textbox", { name: panels[id] }));
    await page.keyboard.type(`typed by ${id}`);
    await page.keyboard.press("Enter");
  }
  await expectEverywhere(
    page,
    panelIds.map((id) => `typed by ${id}`),
  );
});

test("Pause, Run, Restart and the server's news are reached by Tab", async ({
  page,
  room,
  request,
}) => {
  await openRoom(page, room);
  await sendMessage(request, room, "first");
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1);
  const button = (name: string) => page.getByRole("button", { name });
  const paused = page.getByText("paused", { exact: true });
  await tabTo(page, button("Pause"));
  await page.keyboard.press("Enter");
  await expect(paused).toHaveCount(panelIds.length);
  await expect(button("Run")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(paused).toHaveCount(0);

  await tabTo(page, button("Restart"));
  await page.keyboard.press("Enter");
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(0);
  await tabTo(page, button("Server says something"));
  await page.keyboard.press("Enter");
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1);
});

test("settings are opened, changed and left with the keyboard", async ({ page, room }) => {
  await openRoom(page, room);
  const opener = page.getByRole("button", { name: "Settings", exact: true });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const interval = page.getByRole("spinbutton", { name: "Short polling asks every" });
  await tabTo(page, interval);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("500");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?interval=500$/);
  await expect(panelOf(page, "short-polling")).toContainText("asks every 500 ms");

  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("5");
  await expect(interval).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Enter");
  await expect(interval).toHaveValue("500");

  const hold = page.getByRole("spinbutton", { name: "Long polling is held up to" });
  await tabTo(page, hold);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await tabTo(page, page.getByRole("textbox", { name: "Your name" }));
  await page.keyboard.type("Ann");
  await expect(page).toHaveURL(/\?interval=500&hold=3$/);

  await page.keyboard.press("Escape");
  await expect(interval).toBeHidden();
  await expect(opener).toBeFocused();
  await page.reload();
  await expect(panelOf(page, "long-polling")).toContainText("hold 3 s");

  await opener.click();
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ann");
  await page.getByRole("button", { name: "Reset settings" }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${room.room}$`));
  await expect(panelOf(page, "short-polling")).toContainText("asks every second");
});

test("a list that scrolls is reached by keyboard, and a link leads past the header", async ({
  page,
  room,
}) => {
  await openRoom(page, room);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the panels" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("log", { name: panels["short-polling"] }));
});
