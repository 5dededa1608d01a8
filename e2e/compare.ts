import { expect, type Locator, type Page } from "@playwright/test";
import type { RoomMade } from "#wire";

/** The panels from left to right, by transport id, with the names they bear in English. */
export const panels = {
  "short-polling": "Short polling",
  "long-polling": "Long polling",
  websocket: "WebSocket",
} as const;

export type PanelId = keyof typeof panels;

export const panelIds = Object.keys(panels) as PanelId[];

/** One panel of the compare page. */
export function panelOf(page: Page, id: PanelId): Locator {
  return page.getByRole("region", { name: panels[id], exact: true });
}

/** A panel's messages, own ones that are still on their way among them. */
export function listOf(page: Page, id: PanelId): Locator {
  return page.getByRole("log", { name: panels[id] });
}

/** The messages a panel was delivered. */
export function rowsOf(page: Page, id: PanelId): Locator {
  return listOf(page, id).locator("li[data-seq]");
}

/** What a panel shows as delivered, in its order. */
export function readRows(page: Page, id: PanelId): Promise<{ seq: number; text: string }[]> {
  return rowsOf(page, id).evaluateAll((rows) =>
    rows.map((row) => ({
      seq: Number((row as HTMLElement).dataset.seq),
      text: row.querySelector("span")?.textContent ?? "",
    })),
  );
}

/** Opens the compare page in a room and waits until all panels are connected. */
export async function openRoom(page: Page, { room }: Pick<RoomMade, "room">, query = "") {
  await page.goto(`/r/${room}${query}`);
  await expectConnected(page);
}

export async function expectConnected(page: Page): Promise<void> {
  for (const id of panelIds) {
    await expect(panelOf(page, id).getByText("connected", { exact: true })).toBeVisible();
  }
}

/** Sends by a panel's own composer. */
export async function say(page: Page, id: PanelId, text: string): Promise<void> {
  const composer = page.getByRole("textbox", { name: panels[id] });
  await composer.fill(text);
  await composer.press("Enter");
}

/** Every panel shows these texts, each once, numbered 1, 2, 3 …, whatever their order if it is one for all. */
export async function expectEverywhere(page: Page, texts: readonly string[]): Promise<void> {
  for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(texts.length);
  const [first = [], ...others] = await Promise.all(panelIds.map((id) => readRows(page, id)));
  expect(first.map(({ seq }) => seq)).toEqual(texts.map((_, i) => i + 1));
  expect(first.map(({ text }) => text).sort()).toEqual([...texts].sort());
  for (const rows of others) expect(rows).toEqual(first);
}

/** The id under which a panel asks; it is in the address of each of its requests. */
export async function nextClient(page: Page): Promise<string> {
  const request = await page.waitForRequest((asked) => clientOf(asked.url()) !== undefined);
  return clientOf(request.url()) ?? "";
}

/** The client in the address of an ask or a send; nothing in others, as in that of the statistics. */
export function clientOf(url: string): string | undefined {
  const { pathname, searchParams } = new URL(url);
  const isCounted = panelIds.some((id) => pathname.endsWith(`/${id}`));
  return (isCounted && searchParams.get("client")) || undefined;
}
