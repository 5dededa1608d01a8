import type { Page } from "@playwright/test";
import { type ClassInfo, classPaths, presetTexts } from "#wire-class";
import {
  expectOn,
  expectSaid,
  flashesOf,
  joinOn,
  putSettings,
  readPhones,
  saidOn,
  tellAll,
} from "./classroom.ts";
import { type PanelId, panelIds } from "./compare.ts";
import { expect, readStats, sendMessage, test } from "./fixtures.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** What this page tells the class, and under which client. */
function clientIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const name = Object.keys(sessionStorage).find((key) => key.startsWith("phone:"));
    return sessionStorage.getItem(name ?? "") ?? "";
  });
}

for (const id of panelIds) {
  test(`a phone on ${id} shows a message, lights up once and tells of its age`, async ({
    page,
    room,
    request,
  }) => {
    await joinOn(page, request, room, id);
    await expect(page.getByText("WebSocket gets through")).toBeVisible();
    const { seq } = await sendMessage(request, room, "hello phones");
    await expectSaid(page, ["hello phones"]);
    await expect.poll(() => flashesOf(page)).toBe(1);
    await expect
      .poll(async () => (await readPhones(request, room)).arrivals.map((one) => one.seq))
      .toEqual([seq]);
    // Who spoke without saying which phone it is is a phone too, of which nothing is known.
    const { phones } = await readPhones(request, room);
    const told = phones.filter(({ last }) => last !== undefined);
    expect(told).toMatchObject([{ transport: id, isHere: true, last: { seq } }]);
  });
}

test("a fresh phone shows all that it counted", async ({ page, room, request }) => {
  await joinOn(page, request, room, "websocket");
  const rows = page.getByRole("log").locator("li");
  await expect(rows).toHaveText([/Nobody has said anything yet/, /changes the settings/]);
  await expect(page.getByRole("definition").nth(1)).toHaveText("1");
  await sendMessage(request, room, "hello phones");
  await expect(rows).toHaveText([/hello phones/, /changes the settings/]);
});

const switches: [PanelId, PanelId][] = [
  ["short-polling", "long-polling"],
  ["long-polling", "websocket"],
  ["websocket", "short-polling"],
];
for (const [from, to] of switches) {
  test(`the host switches a phone from ${from} to ${to}, and nothing is lost or doubled`, async ({
    page,
    room,
    request,
  }) => {
    await joinOn(page, request, room, from);
    const texts = ["one", "two", "three", "four", "five", "six"];
    for (const text of texts.slice(0, 3)) await sendMessage(request, room, text);
    await tellAll(request, room, { type: "switch", transport: to });
    for (const text of texts.slice(3)) await sendMessage(request, room, text);
    await expectOn(page, to);
    await expectSaid(page, texts);
    await page.getByRole("button", { name: "👏" }).click();
    await expectSaid(page, [...texts, "👏"]);
    const { client } = await readStats(request, room, await clientIn(page));
    expect(client?.[from]?.openNow).toMatchObject({ parked: 0, sockets: 0 });
    expect(client?.[to]?.sends).toBe(1);
    const here = async () => (await readPhones(request, room)).phones.filter((one) => one.isHere);
    await expect.poll(async () => (await here()).map((one) => one.transport)).toEqual([to]);
    await page.reload();
    await expectOn(page, to);
  });
}

test("only presets can be said, until the host allows what one likes", async ({
  page,
  room,
  request,
}) => {
  await joinOn(page, request, room, "websocket", { freeText: false });
  await expect(page.getByRole("textbox")).toHaveCount(0);
  for (const text of presetTexts.filter((one) => !/\p{Script=Han}/u.test(one))) {
    const button = page.getByRole("button", { name: text, exact: true });
    const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole("button", { name: "Got it" }).click();
  await expectSaid(page, ["Got it"]);
  await putSettings(request, room, { freeText: true });
  const field = page.getByRole("textbox");
  await expect(field).toBeVisible();
  expect(await field.evaluate((input) => getComputedStyle(input).fontSize)).toBe("16px");
  await field.fill("<b>not bold</b>");
  await field.press("Enter");
  await expectSaid(page, ["Got it", "<b>not bold</b>"]);
});

test("frozen, muted and slow are said in words, and nothing can be pressed", async ({
  page,
  room,
  request,
}) => {
  await joinOn(page, request, room, "long-polling");
  const preset = page.getByRole("button", { name: "Hello!" });
  await expect(preset).toBeEnabled();
  await tellAll(request, room, { type: "freeze", frozen: true });
  await expect(page.getByText("The host has stopped messages for now.")).toBeVisible();
  await expect(preset).toBeDisabled();
  await tellAll(request, room, { type: "freeze", frozen: false });
  await expect(preset).toBeEnabled();
  const { phones } = await readPhones(request, room);
  const handle = phones[0]?.handle ?? "";
  await tellAll(request, room, { type: "mute", handle, muted: true });
  await expect(page.getByText("The host has muted this phone.")).toBeVisible();
  await expect(preset).toBeDisabled();
  await tellAll(request, room, { type: "mute", handle, muted: false });
  await putSettings(request, room, { slowMs: 1500 });
  await expect(page.getByText("one message every 1.5 s")).toBeVisible();
  await preset.click();
  await expect(preset).toBeDisabled();
  await expect(page.getByText(/^⚠ Slow mode/)).toBeVisible();
  await expect(preset).toBeEnabled();
  await expectSaid(page, ["Hello!"]);
});

test("a hidden message vanishes, and a clear takes all", async ({ page, room, request }) => {
  await joinOn(page, request, room, "websocket");
  const { seq } = await sendMessage(request, room, "rude");
  await sendMessage(request, room, "kind");
  await expectSaid(page, ["rude", "kind"]);
  await tellAll(request, room, { type: "hide", seq });
  await expectSaid(page, ["kind"]);
  await tellAll(request, room, { type: "clear" });
  await expect(saidOn(page)).toHaveCount(0);
  // Somebody has, though it cannot be read any more.
  await expect(page.getByText("Nobody has said anything")).toHaveCount(0);
});

for (const id of panelIds) {
  test(`a vote by ${id}: the choice is marked, kept over a reload, and the last one counts`, async ({
    page,
    room,
    request,
  }) => {
    await joinOn(page, request, room, id);
    const vote = { id: "v", question: "Which is the fastest?", choices: ["Red", "Blue"] };
    const { data } = await tellAll(request, room, { type: "vote", vote });
    await expect(page.getByRole("heading", { name: vote.question })).toBeVisible();
    const answers = async () => {
      const info: ClassInfo = await (await request.get(classPaths.settings(room.room))).json();
      return info.answers;
    };
    const box = page.getByRole("region", { name: vote.question });
    await box.getByRole("button", { name: "Red" }).click();
    await expect(box).toContainText("Your answer counts.");
    expect(await answers()).toEqual([1, 0]);
    await box.getByRole("button", { name: "Blue" }).click();
    await expect.poll(answers).toEqual([0, 1]);
    await page.reload();
    const chosen = box.getByRole("button", { name: "Blue" });
    await expect(chosen).toHaveAttribute("aria-pressed", "true");
    const opened = data?.vote as { id: string };
    await tellAll(request, room, { type: "vote-over", id: opened.id });
    await expect(box).toContainText("The vote is over.");
    await expect(chosen).toBeDisabled();
  });
}

for (const id of panelIds) {
  test(`a phone on ${id} hears that its room is no class any more`, async ({
    page,
    room,
    request,
  }) => {
    await joinOn(page, request, room, id);
    const headers = { Authorization: `Bearer ${room.hostKey}` };
    await request.delete(classPaths.settings(room.room), { headers });
    await expect(page.getByRole("heading", { name: "This class is over" })).toBeVisible();
  });
}

test("a class that ends is over on the phone", async ({ page, room, request }) => {
  await joinOn(page, request, room, "websocket");
  const headers = { Authorization: `Bearer ${room.hostKey}` };
  await request.delete(`/api/rooms/${room.room}`, { headers });
  await expect(page.getByRole("heading", { name: "This class is over" })).toBeVisible();
});
