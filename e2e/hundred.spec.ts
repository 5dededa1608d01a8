import { type ChatterSettings, paths } from "#wire";
import { nextClient, openRoom, panelIds, panelOf, rowsOf } from "./compare.ts";
import { expect, readStats, test } from "./fixtures.ts";
import { observe, shared } from "./observer.ts";

test("a hundred messages are counted alike by the page, the server and an onlooker, on every transport", async ({
  page,
  room,
  request,
}) => {
  const seen = observe(page);
  const asked = nextClient(page);
  await openRoom(page, room, "?interval=250");
  const client = await asked;
  const data: ChatterSettings = {
    ratePerSecond: 40,
    bytes: 24,
    pattern: "poisson",
    seed: 5,
    count: 100,
  };
  const headers = { Authorization: `Bearer ${room.hostKey}` };
  expect((await request.put(paths.chatter(room.room), { data, headers })).ok()).toBe(true);

  for (const id of panelIds) {
    await expect(rowsOf(page, id).last()).toHaveAttribute("data-seq", "100");
    await expect(panelOf(page, id).getByText("50 earlier")).toBeVisible();
  }
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByText("All numbers, with theory beside them").click();
  await expect(page.getByRole("row", { name: /^lost · doubled/ }).getByRole("cell")).toHaveText([
    "0 · 0 · 0",
    "0 · 0 · 0",
    "0 · 0 · 0",
  ]);

  const stats = await readStats(request, room, client);
  const asks = page.getByRole("row", { name: /^asks/ }).getByRole("cell");
  for (const [i, id] of panelIds.entries()) {
    expect(stats.client?.[id]?.messages, id).toBe(100);
    expect(seen[id].messages, id).toBe(100);
    expect(shared(stats.client?.[id])?.requests, id).toBe(seen[id].requests);
    await expect(asks.nth(i)).toHaveText(String(seen[id].requests));
    await expect(panelOf(page, id).getByTestId("requests")).toHaveText(String(seen[id].requests));
  }
  await expect(page.getByText("do not count the same")).toHaveCount(0);
});
