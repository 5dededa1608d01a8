import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const frames = (page: Page) =>
  page.getByRole("listbox", { name: "Frames, sent and echoed" }).getByRole("option");
const fields = (page: Page, name: RegExp) =>
  page.getByRole("listbox", { name: "Fields" }).getByRole("option", { name });

test("text and bytes come back from the echo, and their frames are shown", async ({ page }) => {
  await page.goto("/echo");
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("connected", { exact: true })).toBeVisible();
  await page.getByLabel("Message").fill("hello 你好");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(frames(page)).toHaveCount(2);
  await expect(frames(page).first()).toContainText("18 B");
  await expect(frames(page).last()).toContainText("14 B");
  await expect(fields(page, /^MASK 0/)).toBeVisible();
  await expect(fields(page, /^payload hello 你好/)).toBeVisible();
  await frames(page).first().click();
  await expect(fields(page, /^MASK 1/)).toBeVisible();

  await page.getByLabel("as", { exact: true }).selectOption("binary, in hex");
  await page.getByLabel("Message").fill("00 ff 8");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not hex" })).toBeVisible();
  await page.getByLabel("Message").fill("00 ff 80");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(frames(page)).toHaveCount(4);
  await frames(page).last().click();
  await expect(fields(page, /^opcode 2 binary/)).toBeVisible();
  await expect(fields(page, /^payload 00 ff 80/)).toBeVisible();

  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("The connection is closed, code 1000.")).toBeVisible();
});

test("the lines bear this server's address, and can be copied", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/echo");
  const line = page.getByRole("region", { name: /^wscat/ });
  const address = `${baseURL}/api/echo`.replace("http", "ws");
  await expect(line).toContainText(address);
  await line.getByRole("button").click();
  await expect(line.getByRole("status")).toHaveText("✓ copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`npx wscat -c ${address} -x hello`);
  await expect(page.getByRole("region", { name: "websocat" })).toContainText("not in Debian 12");
});
