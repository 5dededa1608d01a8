import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { paths } from "#wire";
import { classPaths } from "#wire-class";
import { putSettings } from "./classroom.ts";
import { expect, test } from "./fixtures.ts";
import { scan } from "./qr.ts";
import { joinAs, openWall, readClass } from "./teacher.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Makes a class by the page, as a teacher does. */
async function makeClass(page: Page) {
  await page.goto("/class");
  await button(page, "Make a class").click();
  await expect(page.getByRole("heading", { name: "Join the class" })).toBeVisible();
  const code =
    (await page.locator("strong", { hasText: /^[2-9A-HJKMNP-Z]{4}$/ }).textContent()) ?? "";
  const room = (await page.evaluate(() => localStorage.getItem("class"))) ?? "";
  const hostKey =
    (await page.evaluate((name) => localStorage.getItem(name), `host-key:${room}`)) ?? "";
  return { code, room, hostKey };
}

test("a class is made: a code that leads to it, an address to type, a large picture, no key in sight", async ({
  page,
  request,
}) => {
  const { code, room, hostKey } = await makeClass(page);
  expect((await readClass(request, room)).code).toBe(code);
  const picture = page.getByRole("img", { name: "QR code" });
  await expect(picture).toBeVisible();
  const size = await picture.boundingBox();
  expect(size?.height).toBeGreaterThanOrEqual(0.6 * 900);
  expect(await picture.getAttribute("alt")).toMatch(new RegExp(`:\\d+/j/${code}$`));
  const address = page.locator("strong", { hasText: /:\d+\/j$/ });
  await expect(address).not.toContainText("http");
  expect(await scan(page)).toBe(`http://${await address.textContent()}/${code}`);
  expect(page.url()).not.toContain(hostKey);
  expect(await page.content()).not.toContain(hostKey);
});

test("who joins is counted, simulated ones apart", async ({ page, request }) => {
  const made = await makeClass(page);
  await expect(page.getByText("0 joined")).toBeVisible();
  await joinAs(request, made, "first-phone");
  await joinAs(request, made, "second-phone");
  await expect(page.getByText("2 joined")).toBeVisible();
});

test("thirty simulated phones come by one button, and go by it", async ({ page }) => {
  await makeClass(page);
  await button(page, "Thirty simulated phones").click();
  await expect(page.getByText("30 joined")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("30 of them simulated")).toBeVisible();
  await button(page, "Send the simulated phones away").click();
  await expect(button(page, "Thirty simulated phones")).toBeVisible();
});

test("the help lists the keys of this page, not the comparison's", async ({ page }) => {
  await makeClass(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help.locator("kbd")).toHaveText(["?"]);
  await expect(help.getByText("Marks of the timeline")).toHaveCount(0);
});

test("who waits alone for 20 seconds is told what may keep phones out", { tag: "@long" }, async ({
  page,
}) => {
  await makeClass(page);
  const hint = page.getByText("A phone's hotspot often carries about ten devices.");
  await expect(hint).toBeHidden();
  await expect(hint).toBeVisible({ timeout: 25_000 });
});

test("a class is there again after a reload, and taken back elsewhere with its key alone", async ({
  page,
  browser,
}) => {
  const { code, room, hostKey } = await makeClass(page);
  await page.reload();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  const elsewhere = await browser.newPage();
  await elsewhere.goto("/class");
  await elsewhere.getByText("Take a class back").click();
  await elsewhere.getByLabel("Room").fill(room);
  await elsewhere.getByLabel("Host key").fill(hostKey);
  await button(elsewhere, "Take it back").click();
  await expect(elsewhere.getByText(code, { exact: true })).toBeVisible();
  await elsewhere.close();
});

test("the class ends when that is confirmed, its measurements saved first", async ({
  page,
  request,
}) => {
  const made = await makeClass(page);
  const phone = await joinAs(request, made, "client-id-of-a-phone");
  await phone.tell([{ seq: 1, ageMs: 12, at: Date.now() }]);
  await button(page, "End the class").click();
  await button(page, "Go on with the class").click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await request.get(paths.room(made.room))).status()).toBe(200);

  await button(page, "End the class").click();
  const saving = page.waitForEvent("download");
  await button(page, "Save the measurements (CSV)").click();
  const csv = readFileSync(await (await saving).path(), "utf8");
  expect(csv).toMatch(/^\uFEFFseq,phone,transport,age_ms,time\r\n1,1,short-polling,12,\d{4}-/);
  for (const secret of ["client-id-of-a-phone", made.hostKey]) expect(csv).not.toContain(secret);
  await button(page, "End the class now").click();
  await expect(button(page, "Make a class")).toBeVisible();
  expect((await request.get(paths.room(made.room))).status()).toBe(404);
});

test.describe("without the key", () => {
  test.use({ allowedErrors: /40[134]/ });

  test("a wrong key and a room that is over are told in words", async ({ page, room, request }) => {
    await putSettings(request, room, {});
    await page.goto("/class");
    await page.getByText("Take a class back").click();
    await page.getByLabel("Room").fill(room.room);
    await page.getByLabel("Host key").fill("not-the-key");
    await button(page, "Take it back").click();
    await expect(page.getByRole("alert").first()).toContainText("not this room's host key");
    await page.getByLabel("Room").fill("nobody-made-this");
    await button(page, "Take it back").click();
    await expect(page.getByRole("alert").first()).toContainText("There is no such room");
  });

  test("the wall asks a visitor for it, says why, and opens with it", async ({
    page,
    room,
    request,
  }) => {
    await putSettings(request, room, {});
    await page.goto(`/class/${room.room}/wall`);
    await expect(page.getByText("The host key is missing (401).")).toBeVisible();
    await page.getByLabel("Host key").fill("not-the-key");
    await button(page, "Enter").click();
    await expect(page.getByText("That is not this room's host key (403).")).toBeVisible();
    await page.getByLabel("Host key").fill(room.hostKey);
    await button(page, "Enter").click();
    await expect(page.getByTestId("requests")).toHaveCount(3);
    expect(page.url()).not.toContain(room.hostKey);
  });

  test("a room that is no class any more is over for its host, whose key is right", async ({
    page,
    room,
    request,
  }) => {
    await putSettings(request, room, {});
    const elsewhere = await page.context().newPage();
    await elsewhere.addInitScript((name) => localStorage.setItem("class", name), room.room);
    await openWall(page, room);
    await elsewhere.goto("/class");
    await expect(elsewhere.getByRole("heading", { name: "Join the class" })).toBeVisible();
    const headers = { Authorization: `Bearer ${room.hostKey}` };
    await request.delete(classPaths.settings(room.room), { headers });
    await expect(page.getByRole("heading", { name: "This class is over" })).toBeVisible();
    await expect(elsewhere.getByText("It was ended, or it never existed.")).toBeVisible();
  });

  test("the wall of a class that ends says so", async ({ page, room, request }) => {
    await putSettings(request, room, {});
    await openWall(page, room);
    const headers = { Authorization: `Bearer ${room.hostKey}` };
    await request.delete(paths.room(room.room), { headers });
    await expect(page.getByRole("heading", { name: "This class is over" })).toBeVisible();
  });
});
