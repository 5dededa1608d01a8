import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import type { Message, RoomMade } from "#wire";
import {
  type ClassEvent,
  type ClassInfo,
  type ClassSettings,
  type ClassView,
  classPaths,
} from "#wire-class";
import { type PanelId, panelIds, panels } from "./compare.ts";

/** A room that is a class, with its host's key. */
export interface Classroom extends RoomMade {
  code: string;
}

type Caller = Pick<APIRequestContext, "put" | "post" | "get">;

const asHost = ({ hostKey }: RoomMade) => ({ Authorization: `Bearer ${hostKey}` });

/** Makes a room a class, or changes it. */
export async function putSettings(
  request: Caller,
  room: RoomMade,
  data: Partial<ClassSettings>,
): Promise<Classroom> {
  const answer = await request.put(classPaths.settings(room.room), { headers: asHost(room), data });
  expect(answer.status(), await answer.text()).toBe(200);
  const { code }: ClassInfo = await answer.json();
  return { ...room, code: code ?? "" };
}

/** Has the host do something to everyone. */
export async function tellAll(request: Caller, room: RoomMade, data: ClassEvent): Promise<Message> {
  const answer = await request.post(classPaths.events(room.room), { headers: asHost(room), data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).message;
}

/** What the host sees of the phones. */
export async function readPhones(request: Caller, room: RoomMade): Promise<ClassView> {
  const answer = await request.get(classPaths.phones(room.room), { headers: asHost(room) });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Opens a phone that is dealt this transport, and waits until it is connected; it may say what it likes. */
export async function joinOn(
  page: Page,
  request: Caller,
  room: RoomMade,
  id: PanelId,
  { query = "", ...settings }: Partial<ClassSettings> & { query?: string } = {},
): Promise<void> {
  const shares = Object.fromEntries(panelIds.map((one) => [one, one === id ? 1 : 0]));
  const { code } = await putSettings(request, room, { shares, freeText: true, ...settings });
  await page.goto(`/j/${code}${query}`);
  await expectOn(page, id);
}

/** The phone says that it is on this transport, and connected. */
export async function expectOn(page: Page, id: PanelId): Promise<void> {
  await expect(page.locator(`[data-transport="${id}"]`)).toBeVisible();
  if ((await page.locator("html").getAttribute("lang")) === "en") {
    await expect(page.getByRole("heading", { level: 1, name: panels[id] })).toBeVisible();
  }
  await expect(page.getByText(/^(connected|已连接)$/)).toBeVisible();
}

/** What was said and came, the newest first. */
export function saidOn(page: Page): Locator {
  return page.getByRole("log").locator('li[data-kind="chat"] > span');
}

/** The phone shows these texts, the oldest first, each once. */
export async function expectSaid(page: Page, texts: readonly string[]): Promise<void> {
  await expect(saidOn(page)).toHaveText(texts.toReversed());
}

/** How often the page has lit up. */
export async function flashesOf(page: Page): Promise<number> {
  const flash = page.locator("[data-flash]");
  return (await flash.count()) === 0 ? 0 : Number(await flash.getAttribute("data-flash"));
}
