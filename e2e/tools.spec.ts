import { readFileSync } from "node:fs";
import { type ChatterInfo, type FaultSettings, paths } from "#wire";
import { putSettings } from "./classroom.ts";
import { expectConnected, panelIds, panelOf, rowsOf } from "./compare.ts";
import { expect, test } from "./fixtures.ts";
import { inForceOf } from "./trouble.ts";

test.beforeEach(async ({ page }) => {
  // The room is made by the page, so this browser is its host.
  await page.goto("/");
  await expectConnected(page);
});

const roomOf = (url: string) => new URL(url).pathname.split("/")[2] ?? "";

test("a preset applies at once for the whole room, counts from zero and says that it is in force", async ({
  page,
  request,
}) => {
  const room = roomOf(page.url());
  const slow = page.getByRole("button", { name: "Slow network" });
  await slow.click();
  await expect(slow).toHaveAttribute("aria-pressed", "true");
  await expect(inForceOf(page)).toHaveText("In force: simulated round trip 600 ms");
  const faults: FaultSettings = await (await request.get(paths.faults(room))).json();
  expect(faults.delayMs).toBe(600);
  for (const id of panelIds) await expect(rowsOf(page, id).first()).toBeVisible();

  const idle = page.getByRole("button", { name: "Idle" });
  await idle.click();
  await expect(idle).toHaveAttribute("aria-pressed", "true");
  const chatter: ChatterInfo = await (await request.get(paths.chatter(room))).json();
  expect(chatter.running).toBe(false);
});

test("a host's pause stops the chatter and every moving thing, and its run starts them again", async ({
  page,
  request,
}) => {
  const room = roomOf(page.url());
  const isRunning = async () =>
    ((await (await request.get(paths.chatter(room))).json()) as ChatterInfo).running;
  await page.getByRole("button", { name: "Steady" }).click();
  await expect.poll(isRunning).toBe(true);
  await expect(page.getByRole("button", { name: "Steady" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Pause" }).click();
  await expect.poll(isRunning).toBe(false);
  for (const id of panelIds) await expect(panelOf(page, id).getByText("paused")).toBeVisible();
  // Two pictures of the timeline, one look of the statistics apart, are the same picture.
  const picture = () =>
    page.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const isStill = async () => {
    const before = await picture();
    await page.waitForResponse((answer) => answer.url().includes("/stats"));
    return (await picture()) === before;
  };
  await expect.poll(isStill).toBe(true);
  await page.getByRole("button", { name: "Run" }).click();
  await expect.poll(isRunning).toBe(true);
});

test("a guest sees the presets and why they are not theirs", async ({ page, browser }) => {
  const guest = await browser.newContext();
  const other = await guest.newPage();
  await other.goto(page.url());
  await expectConnected(other);
  await expect(other.getByRole("button", { name: "Burst" })).toBeDisabled();
  await expect(other.getByText("host only")).toBeVisible();
  await guest.close();
});

test("the keys pause, run, make the server speak, focus panels, and rest while one writes", async ({
  page,
}) => {
  await page.keyboard.press("m");
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1);
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Run" })).toBeVisible();
  await page.keyboard.press(" ");
  await expectConnected(page);
  await page.keyboard.press("2");
  const composer = page.getByRole("textbox", { name: "Message by Long polling" });
  await expect(composer).toBeFocused();
  await composer.pressSequentially("f m r");
  await composer.press("Enter");
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(2);
  await composer.blur();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeHidden();
});

test("the projector view opens and closes by key, and goes on counting", async ({ page }) => {
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/view=projector/);
  await expect(page.getByText("短轮询")).toBeVisible();
  await expect(page.getByRole("banner")).toHaveCount(0);
  const counted = page.getByTestId("requests").first();
  await expect.poll(async () => Number(await counted.textContent())).toBeGreaterThan(1);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/view=projector/);
  await expect(panelOf(page, "websocket").getByTestId("requests")).toHaveText("1");
});

test("J shows the way into the room's class, over the projector's view too", async ({
  page,
  request,
}) => {
  const room = roomOf(page.url());
  const key = `host-key:${room}`;
  const hostKey = (await page.evaluate((name) => localStorage.getItem(name), key)) ?? "";
  await page.keyboard.press("j");
  const sheet = page.getByRole("dialog", { name: "Join code" });
  await expect(sheet).toContainText("This room is no class");
  await page.keyboard.press("Escape");
  const { code } = await putSettings(request, { room, hostKey }, {});
  await page.keyboard.press("f");
  await page.keyboard.press("j");
  await expect(sheet.getByText(code, { exact: true })).toBeVisible();
  await expect(sheet.getByRole("img")).toHaveAttribute("alt", new RegExp(`:\\d+/j/${code}$`));
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/view=projector/);
  await page.mouse.move(200, 200);
  await page.getByRole("button", { name: "join code" }).click();
  await expect(sheet.getByText(code, { exact: true })).toBeVisible();
});

test("what was measured can be taken home as CSV, JSON and PNG, without secrets", async ({
  page,
}) => {
  const room = roomOf(page.url());
  await page.getByRole("button", { name: "Server says something" }).click();
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1);
  const key = await page.evaluate((name) => localStorage.getItem(`host-key:${name}`), room);
  await page.getByRole("button", { name: "Export" }).click();
  const menu = page.locator("[popover]:popover-open");
  const save = async (name: RegExp) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      menu.getByRole("button", { name }).click(),
    ]);
    expect(download.suggestedFilename()).toContain(room);
    return readFileSync(await download.path());
  };
  const csv = (await save(/CSV/)).toString();
  const rows = csv.trim().split("\n");
  for (const id of panelIds) expect(rows.some((row) => row.includes(id))).toBe(true);
  const json = JSON.parse((await save(/JSON/)).toString());
  expect(json.room).toBe(room);
  expect((await save(/PNG/)).subarray(1, 4).toString()).toBe("PNG");
  expect(key).toBeTruthy();
  for (const text of [csv, JSON.stringify(json)]) expect(text).not.toContain(key ?? "");
});

test("the timeline says the same as a table, mark by mark", async ({ page }) => {
  await page.getByRole("button", { name: "Server says something" }).click();
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(1);
  await page.getByText("The timeline as a table").click();
  // The newest is still held, so the server has nothing to say of it yet.
  const answered = page.getByRole("row", { name: /Long polling ask .*TCP \d+/ });
  const held = answered.first();
  await held.getByRole("button").click();
  const details = page.getByRole("figure", { name: "Timeline" }).getByRole("status");
  await expect(details).toContainText("GET /api/rooms/");
});
