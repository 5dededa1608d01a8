import { layToSleep } from "./asleep.ts";
import {
  expectConnected,
  expectEverywhere,
  listOf,
  panelIds,
  readRows,
  rowsOf,
  say,
} from "./compare.ts";
import { test as base, expect, sendMessage, type TestServer } from "./fixtures.ts";
import { openAsHost, setFaults, tallyOf } from "./trouble.ts";

/** So few are kept that a short absence is too long. */
const kept = 10;

const test = base.extend<{ server: TestServer }>({
  server: async ({ startServer }, use) =>
    use(await startServer({ env: { KEEP_MESSAGES: String(kept) } })),
  baseURL: async ({ server }, use) => use(server.url),
});

// What is cut off on purpose fails, and so does what is asked with a cursor that is gone.
test.use({ allowedErrors: /ERR_|WebSocket connection|status of (410|426)/ });

test("who was away for longer than messages are kept reads so in each list, and goes on with what is kept", {
  tag: "@long",
}, async ({ page, request }) => {
  const room = await openAsHost(page);
  await sendMessage(request, room, "before");
  await expectEverywhere(page, ["before"]);

  const wake = await layToSleep(page);
  await setFaults(request, room, { cut: true });
  const missed = Array.from({ length: 3 * kept }, (_, i) => `missed ${i + 1}`);
  for (const text of missed) await sendMessage(request, room, text);
  await wake();

  const wanted = missed.map((text, i) => ({ seq: i + 2, text })).slice(-kept);
  for (const id of panelIds) {
    await expect(listOf(page, id)).toContainText("History before this point is gone");
    await expect(rowsOf(page, id)).toHaveCount(kept);
    expect(await readRows(page, id)).toEqual(wanted);
  }
  await expectConnected(page);
  for (const id of panelIds) {
    await say(page, id, `after by ${id}`);
    await expect(rowsOf(page, id).last()).toContainText(`after by ${id}`);
    expect(await tallyOf(page, id)).toMatchObject({ lost: 0, doubled: 0 });
  }
  await page.getByRole("button", { name: "简体中文" }).click();
  for (const name of ["短轮询", "长轮询", "WebSocket"])
    await expect(page.getByRole("log", { name })).toContainText("此前的历史已不可得");
});
