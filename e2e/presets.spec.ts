import { noFaults } from "#wire";
import { listOf, panelIds, panelOf, readRows, rowsOf } from "./compare.ts";
import { expect, test } from "./fixtures.ts";
import {
  hush,
  inForceOf,
  openAsHost,
  openTrouble,
  readFaults,
  readRoom,
  tallyOf,
} from "./trouble.ts";

// What is cut off on purpose fails, and the browser reports it; so it does when a panel whose
// socket failed looks whether a proxy is to blame.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of 426/ });

test("the preset Outage: the panels tell the trouble, come back, and have everything in order", {
  tag: "@long",
}, async ({ page, request }) => {
  test.slow();
  const room = await openAsHost(page);
  const outage = page.getByRole("button", { name: "Outage", exact: true });
  const steady = page.getByRole("button", { name: "Steady", exact: true });
  await outage.click();
  await expect(outage).toHaveAttribute("aria-pressed", "true");
  await expect(inForceOf(page)).toHaveText(/^In force: outage, \d+ s left$/);
  for (const id of panelIds)
    await expect(panelOf(page, id).getByRole("status")).toContainText("cannot be reached");
  await expect(page.getByText("The connection is interrupted")).toBeVisible();

  await expect(steady).toHaveAttribute("aria-pressed", "true", { timeout: 15_000 });
  await expect(inForceOf(page)).toHaveCount(0);
  // Whoever failed last just before its end waits longest: eight seconds.
  for (const id of panelIds) {
    const connected = panelOf(page, id).getByText("connected", { exact: true });
    await expect(connected).toBeVisible({ timeout: 20_000 });
  }
  // Thirteen are said in ten seconds, and nobody had any of them.
  for (const id of panelIds)
    await expect.poll(async () => (await tallyOf(page, id)).recovered).toBeGreaterThanOrEqual(10);

  await hush(request, room);
  const said = (await readRoom(request, room)).map(({ seq }) => seq);
  for (const id of panelIds) {
    await expect(rowsOf(page, id)).toHaveCount(said.length);
    expect((await readRows(page, id)).map(({ seq }) => seq)).toEqual(said);
    expect(await tallyOf(page, id)).toMatchObject({ lost: 0, doubled: 0 });
  }
});

test("a preset takes all other trouble away and counts from zero", async ({ page, request }) => {
  const room = await openAsHost(page);
  const menu = await openTrouble(page);
  await menu.getByRole("checkbox", { name: "Stall" }).check();
  await expect.poll(async () => (await readFaults(request, room)).stall).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.locator("[aria-pressed=true]", { hasText: "Idle" })).toHaveCount(0);
  await page.getByRole("button", { name: "Burst", exact: true }).click();
  await expect.poll(() => readFaults(request, room)).toEqual(noFaults);
  await expect(page.getByRole("button", { name: "Burst", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(listOf(page, "websocket").locator("li[data-seq]").first()).toBeVisible();
  await expect(page.getByText(/lost \d+ · doubled/)).toHaveCount(0);
});
