import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { paths } from "#wire";
import { expect, sendMessage, test } from "./fixtures.ts";

const acceptOf = (key: string) =>
  createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");

const packets = (page: Page) =>
  page.getByRole("listbox", { name: "What passed the wire" }).getByRole("option");
const fields = (page: Page) => page.getByRole("listbox", { name: "Fields" });
const bytes = (page: Page) => page.getByRole("grid", { name: "Bytes" });
const status = (page: Page) => page.getByRole("main").getByRole("status");
const field = (page: Page, name: RegExp) => fields(page).getByRole("option", { name });
const lit = (page: Page) => bytes(page).locator("td[data-lit]");
const chosen = (page: Page) => bytes(page).locator("td[data-chosen][id]");

/** Opens the page in a room of its own and looks at a masked frame of the page's. */
async function openFrame(page: Page, room: string): Promise<void> {
  await page.goto(`/wire?room=${room}`);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("textbox", { name: "say something …" }).fill(`Hello, ${"long ".repeat(20)}`);
  await page.getByRole("button", { name: "Send" }).click();
  await packets(page).filter({ hasText: '"type":"send"' }).click();
  await expect(field(page, /^MASK 1/)).toBeVisible();
}

test("shows its own key and accept value and the example of the RFC within 3 s", async ({
  page,
}) => {
  const way = page.getByRole("region", { name: "From key to accept value" });
  const open = async () => {
    const began = Date.now();
    await page.goto("/wire");
    await expect(way.getByText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).toBeVisible();
    await expect(way.getByText("just what the server answered")).toBeVisible();
    return Date.now() - began;
  };
  // What else the machine does may delay it once; the page itself is slow each time.
  const took = [await open(), await open(), await open()];
  expect(Math.min(...took)).toBeLessThan(3000);
  const values = await way.locator("dd").allInnerTexts();
  const [key = "", joined, sha1, accept = "", line = ""] = values;
  expect(key).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(joined).toBe(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  expect(sha1).toMatch(/^[0-9a-f]{40}$/);
  expect(accept).toContain(acceptOf(key));
  expect(values).toContain("dGhlIHNhbXBsZSBub25jZQ==");
  // The line for the shell says the same.
  expect(execFileSync("sh", ["-c", line], { encoding: "utf8" }).trim()).toBe(acceptOf(key));
  // What stands there is what passed: the handshake is the first that is looked at.
  await expect(field(page, /^Sec-WebSocket-Key/)).toContainText(key);
  await expect(page).toHaveURL(/\/wire\?room=/);
});

test("field and bytes light each other by hover, by click and by keys", async ({ page, room }) => {
  await openFrame(page, room.room);
  await field(page, /^masking key/).hover();
  await expect(lit(page)).toHaveCount(4);
  await bytes(page).locator('td[data-byte="1"]').hover();
  await expect(fields(page).locator("[data-lit]")).toHaveCount(2);
  await expect(lit(page)).toHaveCount(1);

  await bytes(page).locator('td[data-byte="1"]').click();
  await expect(status(page)).toHaveText("byte 2, top bit: MASK 1, this frame is masked");
  await expect(field(page, /^MASK 1/)).toHaveAttribute("aria-selected", "true");
  await expect(chosen(page)).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(status(page)).toHaveText(/^byte 2, low 7 bits: length 126, the next 2 bytes/);
  await page.keyboard.press("ArrowRight");
  await expect(status(page)).toHaveText(/^bytes 3 to 4: longer length \d+, \d+ bytes of payload/);
  await expect(chosen(page)).toHaveCount(2);

  await field(page, /^FIN 1/).click();
  await expect(status(page)).toHaveText("byte 1, top bit: FIN 1, the last frame of its message");
  await page.keyboard.press("End");
  await expect(status(page)).toHaveText(/payload .*Hello.* is 7b, “{”$/);
  await expect(fields(page)).toBeFocused();
  await expect(page.getByRole("table").filter({ hasText: "on the wire" })).toContainText("7b");
});

test("the headers of a poll have their cost, and can be put in its order", async ({
  page,
  room,
}) => {
  await page.goto(`/wire?room=${room.room}`);
  await packets(page)
    .filter({ hasText: /GET .*short-polling/ })
    .first()
    .click();
  await expect(field(page, /^request line/)).toBeVisible();
  await expect(field(page, /^blank line/)).toBeVisible();
  await page.getByRole("checkbox", { name: "headers by cost" }).check();
  const costs = await fields(page).getByRole("option").allInnerTexts();
  const numbers = costs.map((line) => Number(/(\d+) B$/.exec(line)?.[1]));
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  await packets(page).filter({ hasText: "200 OK" }).first().click();
  await expect(page.getByText("fixed length, told by Content-Length")).toBeVisible();
});

test("one message is shown in three ways, with the bytes that brought it", async ({
  page,
  room,
}) => {
  await page.goto(`/wire?room=${room.room}`);
  const three = page.getByRole("region", { name: "Same message, three ways" });
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("button", { name: "Server says something" }).click();
  for (const name of ["Short polling", "Long polling", "WebSocket"]) {
    await expect(three.getByRole("row", { name: new RegExp(`^${name} .*\\d B`) })).toBeVisible();
  }
  const row = await three
    .getByRole("row", { name: /^WebSocket/ })
    .getByRole("cell")
    .allInnerTexts();
  const [up, down, total, message, around] = row.map((cell) => Number(cell.replace(/\D/g, "")));
  expect([up, total]).toEqual([0, down]);
  expect((message ?? 0) + (around ?? 0)).toBe(total);
  await three.getByRole("button", { name: "WebSocket" }).click();
  await expect(field(page, /^opcode 1 text/)).toBeVisible();
  await expect(packets(page).and(page.locator("[aria-selected=true]"))).toContainText(`${down} B`);
});

test("another tab's traffic never appears", async ({ page, context, room, request }) => {
  await page.goto(`/wire?room=${room.room}`);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/r/${room.room}`);
  await expect(other.getByText("connected", { exact: true }).first()).toBeVisible();
  const asked = await other.waitForRequest(/short-polling\?/);
  const theirs = new URL(asked.url()).searchParams.get("client") ?? "";
  expect(theirs).not.toBe("");
  await page.bringToFront();
  await sendMessage(request, room, "for both of them");
  await expect(packets(page).filter({ hasText: "for both of them" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export JSON" }).click();
  const items: { bytes: string; size: number }[] = JSON.parse(
    await readFile(await (await saving).path(), "utf8"),
  );
  expect(items.length).toBeGreaterThan(5);
  const clients = new Set<string>();
  for (const { bytes: hex, size } of items) {
    const said = Buffer.from(hex, "hex").toString("latin1");
    expect(said.length).toBe(size);
    expect(said).not.toContain(theirs);
    expect(said).not.toMatch(/secret/);
    for (const [, client = ""] of said.matchAll(/[?&]client=([\w-]+)/g)) clients.add(client);
  }
  expect(clients.size).toBe(1);
});

test("stops, clears, filters and begins again", async ({ page, room, request }) => {
  await page.goto(`/wire?room=${room.room}`);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("combobox", { name: "Show" }).selectOption("WebSocket");
  await expect(packets(page).filter({ hasText: "polling" })).toHaveCount(0);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  await page.getByRole("combobox", { name: "Show" }).selectOption("all");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("stopped", { exact: true })).toBeVisible();
  const clients = async () => {
    const answer = await request.get(paths.room(room.room));
    return Object.values((await answer.json()).clients as Record<string, number>);
  };
  await expect.poll(async () => (await clients()).at(-1)).toBe(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(packets(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Capture", exact: true }).click();
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
});

test("a mark of the timeline leads to the bytes", async ({ page, room }) => {
  await page.goto(`/r/${room.room}`);
  await expect(page.getByText("connected", { exact: true })).toHaveCount(3);
  const picture = page
    .getByRole("img", { name: /timeline/i })
    .or(page.locator("canvas"))
    .first();
  await picture.scrollIntoViewIfNeeded();
  const link = page.getByRole("link", { name: "See the bytes" });
  await expect(async () => {
    const box = await picture.boundingBox();
    if (!box) throw new Error("there is no timeline");
    // The open socket is a line to the right end, in the lowest of the lanes.
    for (const share of [0.5, 0.6, 0.7, 0.8, 0.9]) {
      await page.mouse.click(box.x + box.width * 0.99, box.y + box.height * share);
      if (await link.isVisible()) return;
    }
    throw new Error("no mark was hit");
  }).toPass({ timeout: 20_000 });
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/wire\\?room=${room.room}&mark=`));
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
});
