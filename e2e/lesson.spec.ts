import type { Locator, Page } from "@playwright/test";
import { paths } from "#wire";
import { expect, test } from "./fixtures.ts";
import { readClass } from "./teacher.ts";

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < 60 && !(await isThere()); stop++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

test("a whole lesson is held with the keyboard alone", async ({ page, request }) => {
  const press = async (name: string) => {
    await tabTo(page, page.getByRole("button", { name, exact: true }));
    await page.keyboard.press("Enter");
  };
  const done = (what: string) =>
    expect(page.getByRole("status").filter({ hasText: `${what}: done` })).toHaveCount(1);
  await page.goto("/class");
  await press("Make a class");
  await tabTo(page, page.getByRole("link", { name: "Open the wall" }));
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("requests")).toHaveCount(3);
  const room = new URL(page.url()).pathname.split("/")[2] ?? "";

  await press("Ping (P)");
  await done("Ping");
  await press("Switch everyone to Long polling (2)");
  await done("Switch everyone to Long polling");
  await press("Freeze (F)");
  await done("Freeze");
  expect((await readClass(request, room)).frozen).toBe(true);
  await page.keyboard.press("v");
  await page.keyboard.type("First?");
  for (const choice of ["Yes", "No"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(choice);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "First?" })).toBeVisible();
  // The wall may show the vote a moment before its form has heard that it is made.
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("b");
  await expect(page.getByRole("dialog", { name: "Black screen" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Join the class" })).toBeVisible();
  await press("End the class");
  await press("End the class now");
  await expect(page.getByRole("button", { name: "Make a class" })).toBeVisible();
  expect((await request.get(paths.room(room))).status()).toBe(404);
});
