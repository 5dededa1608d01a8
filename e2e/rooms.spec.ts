import { paths } from "#wire";
import { expectConnected, expectEverywhere, openRoom, say } from "./compare.ts";
import { expect, test } from "./fixtures.ts";

test("the first page makes a room, takes its address, and takes the same room next time", async ({
  page,
}) => {
  await page.goto("/?interval=500");
  await page.waitForURL(/\/r\/[a-z0-9-]+\?interval=500$/);
  await expectConnected(page);
  const room = new URL(page.url()).pathname;
  await say(page, "websocket", "mine");
  await expectEverywhere(page, ["mine"]);

  await page.goto("/");
  await page.waitForURL(new RegExp(`${room}$`));
  await expectEverywhere(page, ["mine"]);

  // Its address took the place of the first one, so "back" does not lead through it.
  await page.goBack();
  expect(new URL(page.url()).pathname).toBe(room);
});

test.describe("a room that is over", () => {
  test.use({ allowedErrors: /status of 404/ });

  test("says so under an open page and offers a new one", async ({ page, room, request }) => {
    await openRoom(page, room);
    const headers = { Authorization: `Bearer ${room.hostKey}` };
    const ended = await request.delete(paths.room(room.room), { headers });
    expect(ended.status()).toBe(204);

    await expect(page.getByRole("heading", { name: "This room is over" })).toBeVisible();
    await page.getByRole("button", { name: "New room" }).click();
    await page.waitForURL((url) => /^\/r\/./.test(url.pathname) && !url.href.includes(room.room));
    await expectConnected(page);
    await say(page, "long-polling", "a new beginning");
    await expectEverywhere(page, ["a new beginning"]);
  });

  test("says so where it never existed and offers a new one", async ({ page }) => {
    await page.goto("/r/nobody-made-this-room");
    await expect(page.getByRole("heading", { name: "This room is over" })).toBeVisible();
    await page.getByRole("button", { name: "New room" }).click();
    await expectConnected(page);
    expect(page.url()).not.toContain("nobody-made-this-room");
  });

  test("is not the visitor's own room any more", async ({ page, request }) => {
    await page.goto("/");
    await page.waitForURL(/\/r\/./);
    await expectConnected(page);
    const first = new URL(page.url()).pathname.slice("/r/".length);
    const key = await page.evaluate((room) => localStorage.getItem(`host-key:${room}`), first);
    await page.goto("about:blank");
    const headers = { Authorization: `Bearer ${key}` };
    expect((await request.delete(paths.room(first), { headers })).status()).toBe(204);

    await page.goto("/");
    await expectConnected(page);
    expect(page.url()).not.toContain(first);
  });
});
