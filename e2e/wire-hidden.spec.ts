import type { Page } from "@playwright/test";
import { expect, testOnOwnServer } from "./fixtures.ts";

/** A tenth of what it is elsewhere. */
const captureMs = 1500;
const test = testOnOwnServer.extend({
  server: async ({ startServer }, use) =>
    use(await startServer({ env: { CAPTURE_MS: String(captureMs) } })),
});

// The capture that is over is asked for once more, and that is how the page learns of it.
test.use({ allowedErrors: /status of 403/ });

const packets = (page: Page) =>
  page.getByRole("listbox", { name: "What passed the wire" }).getByRole("option");

test("a tab that was hidden for long begins a new capture when it is seen again", async ({
  page,
  room,
}) => {
  await page.goto(`/wire?room=${room.room}`);
  const asked = packets(page)
    .filter({ hasText: /GET .*client=/ })
    .first();
  const before = await asked.innerText();
  const turn = (isHidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  let looks = 0;
  page.on("request", (request) => {
    if (/captures\?after/.test(request.url())) looks += 1;
  });
  await turn(true);
  await page.waitForTimeout(1000);
  const looked = looks;
  // Nobody hides a page here but this test, and a capture ends by nothing but time.
  await page.waitForTimeout(captureMs + 500);
  expect(looks).toBe(looked);
  await turn(false);
  await expect(packets(page).filter({ hasText: "101 Switching" })).toBeVisible();
  const clientOf = (text: string) => /client=([\w-]+)/.exec(text)?.[1];
  await expect.poll(async () => clientOf(await asked.innerText())).not.toBe(clientOf(before));
});
