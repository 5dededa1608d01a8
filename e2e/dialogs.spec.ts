import type { Locator, Page } from "@playwright/test";
import { putSettings } from "./classroom.ts";
import { openRoom } from "./compare.ts";
import { expect, test } from "./fixtures.ts";
import { openWall } from "./teacher.ts";

const helpOf = (page: Page) => page.getByRole("dialog", { name: "Help" });

/** Closes a dialog and asks for it again before the browser draws, as quick fingers do on a slow machine. */
async function reopen(dialog: Locator, opener: Locator, how: "button" | "Esc"): Promise<void> {
  const button = await opener.elementHandle();
  await dialog.evaluate(
    async (element: HTMLDialogElement, { button, how }) => {
      if (how === "Esc") element.requestClose();
      else element.querySelector("button")?.click();
      // React draws what a click changed in a microtask, long before the next frame.
      await Promise.resolve();
      if (element.open) throw new Error("It is still open.");
      (button as HTMLButtonElement).click();
    },
    { button, how },
  );
}

for (const how of ["button", "Esc"] as const) {
  test(`help that was closed by ${how} comes again at once`, async ({ page, room }) => {
    await openRoom(page, room);
    const opener = page.getByRole("button", { name: "Help: keys and marks" });
    await opener.click();
    await expect(helpOf(page)).toBeVisible();
    await reopen(helpOf(page), opener, how);
    await expect(helpOf(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog")).toHaveCount(0);
    await expect(opener).toBeFocused();
  });
}

test.describe("on a wall", () => {
  test.beforeEach(async ({ page, room, request }) => {
    await putSettings(request, room, {});
    await openWall(page, room);
  });

  for (const how of ["button", "Esc"] as const) {
    test(`a sheet that was closed by ${how} comes again at once`, async ({ page }) => {
      await page.keyboard.press("?");
      await expect(helpOf(page)).toBeVisible();
      await reopen(helpOf(page), page.getByRole("button", { name: "Help (?)" }), how);
      await expect(helpOf(page)).toBeVisible();
      await expect(helpOf(page).getByRole("checkbox")).not.toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.locator("dialog")).toHaveCount(0);
      await page.keyboard.press("l");
      await expect(page.getByRole("dialog", { name: "Messages" })).toBeVisible();
    });
  }

  test("a black screen gives the focus back to what made it black", async ({ page }) => {
    const opener = page.getByRole("button", { name: "(B)" });
    await opener.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("x");
    await expect(page.locator("dialog")).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test("the key after the one that ends a black screen is heard", async ({ page }) => {
    await page.keyboard.press("b");
    const black = page.getByRole("dialog", { name: "Black screen" });
    await expect(black).toBeVisible();
    // Both come before any timer: a slow machine has them wait side by side.
    await black.evaluate(async (element: HTMLDialogElement) => {
      const press = (target: Element, key: string) =>
        target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      press(element, "x");
      await Promise.resolve();
      if (element.open) throw new Error("It is still black.");
      press(document.body, "j");
    });
    await expect(page.getByRole("dialog", { name: "Join code" })).toBeVisible();
  });
});
