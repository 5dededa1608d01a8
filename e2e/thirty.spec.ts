import type { Page } from "@playwright/test";
import { paths, type RoomInfo } from "#wire";
import { classPaths } from "#wire-class";
import { expectSaid, putSettings, readPhones, tellAll } from "./classroom.ts";
import { panelIds } from "./compare.ts";
import { expect, readStats, sendMessage, test } from "./fixtures.ts";

test("thirty phones, three of them real, have all of it once, and a switch collapses their requests", {
  tag: "@long",
}, async ({ browser, baseURL, room, request }) => {
  // Thirty phones come, and change what they are on twice.
  test.slow();
  const headers = { Authorization: `Bearer ${room.hostKey}` };
  const { code } = await putSettings(request, room, { freeText: true });
  const data = { clients: 27 };
  await request.put(classPaths.audience(room.room), { headers, data });
  const pages: Page[] = [];
  for (const _ of panelIds) {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${baseURL}/j/${code}`);
    pages.push(phone);
  }
  const here = async () => {
    const { clients }: RoomInfo = await (await request.get(paths.room(room.room))).json();
    return panelIds.map((id) => clients[id]);
  };
  const allOn = (...counts: number[]) => expect.poll(here, { timeout: 30_000 }).toEqual(counts);
  await allOn(10, 10, 10);
  for (const page of pages) await expect(page.getByText("WebSocket gets through")).toBeVisible();

  const texts = ["one", "two", "three", "four", "five"];
  const seqs: number[] = [];
  for (const text of texts) seqs.push((await sendMessage(request, room, text)).seq);
  for (const page of pages) await expectSaid(page, texts);
  const arrivals = async () => {
    const all = (await readPhones(request, room)).arrivals;
    return seqs.map((seq) => all.filter((one) => one.seq === seq).map(({ handle }) => handle));
  };
  await expect
    .poll(async () => (await arrivals()).map((all) => all.length), { timeout: 20_000 })
    .toEqual(seqs.map(() => 30));
  for (const handles of await arrivals()) expect(new Set(handles).size).toBe(30);

  /** Requests of the whole class in three seconds. */
  const requests = async () => {
    const count = async () =>
      Object.values((await readStats(request, room)).transports).reduce(
        (sum, one) => sum + (one?.requests ?? 0),
        0,
      );
    const before = await count();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return (await count()) - before;
  };
  await tellAll(request, room, { type: "switch", transport: "short-polling" });
  await allOn(30, 0, 0);
  const many = await requests();
  await tellAll(request, room, { type: "switch", transport: "websocket" });
  await allOn(0, 0, 30);
  const few = await requests();
  expect(many).toBeGreaterThan(45);
  expect(few).toBeLessThanOrEqual(many / 15);
  for (const page of pages) await page.close();
});
