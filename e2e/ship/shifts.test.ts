import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { noteShifts, readShifts } from "./shifts.ts";
import { startBrowser, startSite } from "./site.ts";

/** Pages beside the comparison, and what is there once all that comes by itself is. */
const pages = [
  ["/wire", "just what the server answered"],
  ["/wire/playground", "Read a frame"],
  ["/echo", "From other programs"],
  ["/how/short-polling", "The same with SWR"],
  ["/how/long-polling", "The same with SWR"],
  ["/how/websocket", "The same with SWR"],
  ["/scan", "Waiting for a phone"],
  ["/class", "Make a class"],
  ["/when", "Which one?"],
] as const;

/** So long a page is looked at then, ms. */
const lookMs = 1500;

for (const [name, viewport] of [
  ["a wide window", { width: 1440, height: 900 }],
  ["a projector", { width: 1920, height: 1080 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  test(`nothing moves while a page loads in ${name}`, async (t) => {
    const { url } = await startSite(t);
    const browser = await startBrowser(t);
    for (const [path, shows] of pages) {
      await t.test(path, async () => {
        const context = await browser.newContext({ baseURL: url, viewport, locale: "en-US" });
        const page = await context.newPage();
        await noteShifts(page);
        await page.goto(path);
        const last = page.locator("#panels").getByText(shows).filter({ visible: true }).first();
        await last.waitFor();
        await sleep(lookMs);
        assert.deepEqual(await readShifts(page), []);
        await context.close();
      });
    }
  });
}
