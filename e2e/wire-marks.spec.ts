import type { Locator, Page } from "@playwright/test";
import { expectEverywhere, openRoom, say } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

const packets = (page: Page) =>
  page.getByRole("listbox", { name: "What passed the wire" }).getByRole("option");
const chosen = (page: Page) => packets(page).and(page.locator("[aria-selected=true]"));

/** Opens the table of marks and the details of the newest that it shows of a transport. */
async function openMark(page: Page, transport: string, kind: string): Promise<Locator> {
  await page.getByText("The timeline as a table").click();
  const cell = (name: string) => page.getByRole("cell", { name, exact: true });
  const row = page
    .getByRole("row")
    .filter({ has: cell(transport) })
    .filter({ has: cell(kind) });
  await row.first().getByRole("button").click();
  return page.getByRole("link", { name: "See the bytes" });
}

test("a mark leads to the next of its kind, and it is told that its own bytes are gone", async ({
  page,
  room,
}) => {
  await openRoom(page, room);
  await (await openMark(page, "WebSocket", "socket")).click();
  await expect(page).toHaveURL(
    new RegExp(`/wire\\?room=${room.room}&mark=websocket.handshake&at=`),
  );
  await expect(page.getByText(/^WebSocket, handshake at \d.*its bytes are gone/)).toContainText(
    "The next of its kind is chosen.",
  );
  await expect(chosen(page)).toContainText(/GET .*websocket\?client=/);
});

test("what has not passed yet is chosen when it does, once", async ({ page, room, request }) => {
  await openRoom(page, room);
  await say(page, "long-polling", "by long polling");
  await expectEverywhere(page, ["by long polling"]);
  await (await openMark(page, "Long polling", "send")).click();
  await expect(page.getByText("as soon as it passes")).toBeVisible();
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("combobox", { name: "send by" }).selectOption("Long polling");
  await page.getByRole("textbox", { name: "say something …" }).fill("once more");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(chosen(page)).toContainText("POST ");
  await expect(page.getByText("The next of its kind is chosen.")).toBeVisible();
  // Then it is the reader who chooses.
  await packets(page).filter({ hasText: "101 Switching" }).click();
  await sendMessage(request, room, "of somebody else");
  await expect(packets(page).filter({ hasText: "of somebody else" })).toBeVisible();
  await expect(chosen(page)).toContainText("101 Switching");
});

test("a long poll is there while it is held, and complete when it is answered", async ({
  page,
  room,
  request,
}) => {
  await page.goto(`/wire?room=${room.room}`);
  const held = packets(page).filter({ hasText: /held · GET .*long-polling/ });
  await expect(held).toHaveCount(1);
  await held.click();
  await expect(page.getByRole("listbox", { name: "Fields" })).toContainText("wait=25");
  const asked = /after=[\w.~-]+/.exec(await held.innerText())?.[0] ?? "";
  await sendMessage(request, room, "news");
  await expect(chosen(page)).toContainText(asked);
  await expect(chosen(page)).not.toContainText("held");
  // The next question is held already.
  await expect(held).toHaveCount(1);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(held).toHaveCount(0);
});

test("a capture that is stopped shows how the line was closed", async ({ page, room }) => {
  await page.goto(`/wire?room=${room.room}`);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(packets(page).filter({ hasText: /close 1000 done/ })).toHaveCount(2);
});

test("the key's way and what is read stay when the list has forgotten them", async ({
  page,
  room,
}) => {
  await page.goto(`/wire?room=${room.room}`);
  const way = page.getByRole("region", { name: "From key to accept value" });
  await expect(way.getByText("just what the server answered")).toBeVisible();
  const key = await way.locator("dd").first().innerText();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(packets(page).filter({ hasText: "101 Switching" })).toHaveCount(0);
  await expect(packets(page).first()).toBeVisible();
  await expect(way.locator("dd").first()).toHaveText(key);
  await expect(way.getByText("just what the server answered")).toBeVisible();
  await expect(page.getByRole("listbox", { name: "Fields" })).toContainText(key);
});

test("a phone shows when it passed, too", async ({ page, room }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/wire?room=${room.room}`);
  const first = packets(page).filter({ hasText: "200 OK" }).first();
  await expect(first.getByText(/^\d{2}:\d{2}:\d{2}\.\d{3}$/)).toBeVisible();
  await expect(first.getByText(/^\d+ B$/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
