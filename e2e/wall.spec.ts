import type { Page } from "@playwright/test";
import { type FaultSettings, paths } from "#wire";
import { putSettings, readPhones } from "./classroom.ts";
import { expect, readStats, test } from "./fixtures.ts";
import { joinAs, openWall, readClass } from "./teacher.ts";

test.beforeEach(async ({ page, room, request }) => {
  await putSettings(request, room, {});
  await openWall(page, room);
});

/** What the host did last, as those hear it who cannot see the wall. */
const expectDone = (page: Page, what: string) =>
  expect(page.getByRole("status").filter({ hasText: `${what}: done` })).toHaveCount(1);

test("phones, requests, bytes and ages are those the server counted", async ({
  page,
  room,
  request,
}) => {
  const first = page.getByRole("region", { name: "Short polling" });
  await expect(first.getByTestId("requests")).toHaveText("0");
  const phone = await joinAs(request, room, "phone-1");
  for (let i = 0; i < 4; i++) await phone.ask();
  await phone.tell([{ seq: 1, ageMs: 250, at: Date.now() }]);
  await expect(first.getByTestId("requests")).toHaveText("5");
  await expect(first.getByTestId("phones")).toHaveText("1");
  await expect(first.getByTestId("bytes")).not.toHaveText("0.0 KB");
  const row = page.getByRole("row", { name: "Short polling" });
  await expect(row.getByRole("cell")).toHaveText(["1", "250 ms", "250 ms", "1"]);
  const counted = (await readStats(request, room)).transports["short-polling"]?.requests;
  expect(Number(await first.getByTestId("requests").textContent())).toBeLessThanOrEqual(
    counted ?? 0,
  );
});

test("ping, switch, freeze and cut are heard in the room", async ({ page, room, request }) => {
  const phone = await joinAs(request, room, "phone-1");
  for (const [key, what] of [
    ["p", "Ping"],
    ["3", "Switch everyone to WebSocket"],
    ["c", "Cut one wire"],
    ["f", "Freeze"],
  ] as const) {
    await page.keyboard.press(key);
    await expectDone(page, what);
  }
  const { messages } = await (await phone.ask()).json();
  // The class began with settings.
  expect(messages.map(({ data }: { data: { type: string } }) => data.type)).toEqual([
    "settings",
    "ping",
    "switch",
    "cut",
    "freeze",
  ]);
  expect((await readClass(request, room.room)).frozen).toBe(true);
  await expect(page.getByText("frozen")).toBeVisible();
  expect(await phone.say("Hello!")).toBe(403);
  await page.keyboard.press("f");
  await expectDone(page, "Unfreeze");
  expect(await phone.say("Hello!")).toBe(201);
});

test("an outage and all settings are in force once they are chosen", async ({
  page,
  room,
  request,
}) => {
  const faults = async (): Promise<FaultSettings> =>
    (await request.get(paths.faults(room.room))).json();
  await page.keyboard.press("o");
  await expectDone(page, "Outage 10 s");
  expect((await faults()).outageMs).toBeGreaterThan(5000);
  await page.keyboard.press("s");
  const sheet = page.getByRole("dialog", { name: "Settings" });
  const choose = (name: string, value: string) => sheet.getByLabel(name).selectOption(value);
  await choose("Short polling asks every", "2000");
  await choose("Long polling is held up to", "10");
  await choose("Slow mode", "3000");
  await choose("WebSocket", "2");
  await choose("Round trip longer by", "300");
  await choose("The server says something", "0.5");
  await sheet.getByLabel("Phones may write freely").click();
  await expect
    .poll(() => readClass(request, room.room))
    .toMatchObject({
      intervalMs: 2000,
      holdS: 10,
      slowMs: 3000,
      shares: { websocket: 2 },
      freeText: true,
    });
  await expect.poll(faults).toMatchObject({ delayMs: 300 });
  const chatter = async () => (await request.get(paths.chatter(room.room))).json();
  await expect.poll(chatter).toMatchObject({ running: true, ratePerSecond: 0.5 });
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("messages are hidden, their phone muted, all cleared", async ({ page, room, request }) => {
  await putSettings(request, room, { freeText: true });
  const phone = await joinAs(request, room, "phone-1");
  expect(await phone.say("<b>one</b>")).toBe(201);
  expect(await phone.say("two")).toBe(201);
  await expect(page.getByText("two")).toHaveCount(0);
  await page.keyboard.press("l");
  const sheet = page.getByRole("dialog", { name: "Messages" });
  const row = sheet.getByRole("listitem").filter({ hasText: "<b>one</b>" });
  await row.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(sheet.getByText("(hidden)")).toHaveCount(1);
  await sheet.getByRole("button", { name: "Mute its phone" }).first().click();
  await expect.poll(async () => (await readPhones(request, room)).phones[0]?.isMuted).toBe(true);
  expect(await phone.say("three")).toBe(403);
  await sheet.getByRole("button", { name: "Hide all" }).click();
  await expect(sheet.getByText("(hidden)")).toHaveCount(2);
  const { messages } = await (await phone.ask()).json();
  const said = messages.filter(({ kind }: { kind: string }) => kind === "chat");
  expect(said.map(({ seq, text }: { seq: number; text: string }) => [seq, text])).toEqual([
    [said[0].seq, ""],
    [said[0].seq + 1, ""],
  ]);
  // What the wall itself asks for is no phone's cost.
  await expect(page.getByRole("region", { name: "WebSocket" }).getByTestId("open")).toHaveText("0");
});

test("the help lists the wall's own keys, and switches them off", async ({ page }) => {
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  const keys = ["P", "1", "2", "3", "F", "C", "O", "V", "L", "S", "J", "B", "?", "Esc"];
  await expect(help.locator("dt kbd")).toHaveText(keys);
  await expect(help.locator("dd").first()).toHaveText("Ping");
  await help.getByLabel("Use these keys").uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("v");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Help (?)" }).press("Enter");
  await help.getByLabel("Use these keys").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  await expect(page.getByRole("dialog", { name: "Vote" })).toBeVisible();
});

test("a choice that is there twice is told in the form, before the vote is asked", async ({
  page,
  room,
  request,
}) => {
  await page.keyboard.press("v");
  await page.getByLabel("Question").fill("Which?");
  await page.getByLabel("Choice 1").fill("Pushed");
  const second = page.getByLabel("Choice 2");
  await second.fill(" Pushed ");
  const hint = page.getByText("Two choices are the same.");
  await expect(hint).toBeVisible();
  await expect(second).toHaveAttribute("aria-invalid", "true");
  await second.press("Enter");
  await expect(page.getByRole("dialog", { name: "Vote" })).toBeVisible();
  await second.fill("Asked");
  await expect(hint).toBeHidden();
  await second.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await readClass(request, room.room)).vote?.choices).toEqual(["Pushed", "Asked"]);
});

test("a vote is opened, answered, closed and taken off the wall", async ({
  page,
  room,
  request,
}) => {
  const phones = [await joinAs(request, room, "phone-1"), await joinAs(request, room, "phone-2")];
  await page.keyboard.press("v");
  await page.getByLabel("Question").fill("Which was first?");
  await page.getByLabel("Choice 1").fill("Pushed");
  await page.getByLabel("Choice 2").fill("Asked");
  await page.getByRole("button", { name: "One more choice" }).click();
  await page.getByLabel("Choice 3").fill("Neither");
  await page.getByRole("button", { name: "Open the vote" }).click();
  const vote = page.getByRole("region", { name: "Which was first?" });
  await expect(vote.getByRole("listitem")).toHaveText(["Pushed0", "Asked0", "Neither0"]);
  expect(await phones[0]?.say("Asked")).toBe(201);
  expect(await phones[1]?.say("Pushed")).toBe(201);
  expect(await phones[1]?.say("Asked")).toBe(201);
  await expect(vote.getByRole("listitem")).toHaveText(["Pushed0", "Asked2", "Neither0"]);
  await expect(vote).toContainText("2 answers");

  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Close the vote" }).click();
  await expect(vote).toContainText("closed");
  expect(await phones[0]?.say("Pushed")).toBe(403);
  await page.getByRole("button", { name: "Take it off the wall" }).click();
  await expect(vote).toHaveCount(0);
});
