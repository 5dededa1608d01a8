import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import {
  type ChatterSettings,
  type FaultSettings,
  type Message,
  type Page as MessagePage,
  paths,
} from "#wire";
import { expectConnected, type PanelId, panelOf } from "./compare.ts";

/** A room that this page's browser is host of. */
export interface HostRoom {
  room: string;
  /** What a script needs that acts for the host. */
  headers: Record<string, string>;
}

/** Lets the page make a room, whose host it then is. */
export async function openAsHost(page: Page): Promise<HostRoom> {
  await page.goto("/");
  await expectConnected(page);
  const room = new URL(page.url()).pathname.split("/")[2] ?? "";
  const key = await page.evaluate((name) => localStorage.getItem(`host-key:${name}`), room);
  expect(key).toBeTruthy();
  return { room, headers: { Authorization: `Bearer ${key}` } };
}

/** Opens the panel of trouble; Escape closes it. */
export async function openTrouble(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Trouble", exact: true }).click();
  const menu = page.locator("[popover]:popover-open");
  await expect(menu.getByRole("heading", { name: "Trouble on purpose" })).toBeVisible();
  return menu;
}

/** The one line that says what is in force. */
export function inForceOf(page: Page): Locator {
  return page.locator("[data-in-force]").getByText(/^In force: /);
}

/** Switches a planted bug on by hand and waits until its panels bear its name. */
export async function plant(page: Page, name: string, ids: readonly PanelId[]): Promise<void> {
  const menu = await openTrouble(page);
  await menu.getByRole("checkbox", { name, exact: true }).check();
  await page.keyboard.press("Escape");
  for (const id of ids) await expect(panelOf(page, id)).toContainText(`⚠ bug: ${name}`);
}

/** Chooses by hand what the server says while one looks at a bug. */
export async function chooseChatter(page: Page, says: string): Promise<void> {
  const menu = await openTrouble(page);
  const choice = menu.getByRole("group", { name: "Server says", exact: true });
  await choice.getByRole("radio", { name: says, exact: true }).check();
  await page.keyboard.press("Escape");
}

/** What a panel says that trouble cost it. */
export async function tallyOf(page: Page, id: PanelId) {
  const words = panelOf(page, id).getByText(/lost [\d,]+ · doubled/);
  const said = (await words.textContent()) ?? "";
  const number = (name: string) =>
    Number(new RegExp(`${name} ([\\d,]+)`).exec(said)?.[1]?.replaceAll(",", "") ?? 0);
  return {
    lost: number("lost"),
    doubled: number("doubled"),
    recovered: number("recovered"),
  };
}

export async function readFaults(
  request: APIRequestContext,
  { room }: HostRoom,
): Promise<FaultSettings> {
  return (await request.get(paths.faults(room))).json();
}

export async function setFaults(
  request: APIRequestContext,
  { room, headers }: HostRoom,
  data: Partial<FaultSettings>,
): Promise<void> {
  expect((await request.put(paths.faults(room), { headers, data })).ok()).toBe(true);
}

/** Makes the server talk. */
export async function chat(
  request: APIRequestContext,
  { room, headers }: HostRoom,
  settings: Pick<ChatterSettings, "ratePerSecond" | "pattern"> & { count?: number },
): Promise<void> {
  const data: ChatterSettings = { bytes: 24, seed: 1, ...settings };
  expect((await request.put(paths.chatter(room), { headers, data })).ok()).toBe(true);
}

export async function hush(request: APIRequestContext, { room, headers }: HostRoom): Promise<void> {
  expect((await request.delete(paths.chatter(room), { headers })).ok()).toBe(true);
}

/** The server says one thing: no transport carries it up, so no fault can strike it. */
export async function sayByServer(
  request: APIRequestContext,
  { room }: Pick<HostRoom, "room">,
): Promise<void> {
  expect((await request.post(paths.say(room))).ok()).toBe(true);
}

/** Every message of the room, as a script that meets no trouble gets them. */
export async function readRoom(
  request: APIRequestContext,
  { room }: Pick<HostRoom, "room">,
): Promise<Message[]> {
  const params = { limit: 1000 };
  const answer = await request.get(paths.transport(room, "short-polling"), { params });
  const page: MessagePage = await answer.json();
  return page.messages;
}
