import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { putSettings } from "../classroom.ts";
import { sendMessage } from "../fixtures.ts";
import { serveInPieces } from "./in-pieces.ts";
import { noteShifts, readShifts } from "./shifts.ts";
import { makeRoom, startBrowser, startSite } from "./site.ts";

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

test("nothing moves on a phone that joins a class where much was said", async (t) => {
  const { url } = await startSite(t);
  const browser = await startBrowser(t);
  const viewport = { width: 390, height: 844 };
  const page = await browser.newPage({ baseURL: url, viewport, locale: "en-US" });
  await noteShifts(page);
  const { room, code } = await putSettings(page.request, await makeRoom(url), { freeText: true });
  for (let n = 1; n <= 20; n += 1) await sendMessage(page.request, { room }, `hello ${n}`);
  await page.goto(`/j/${code}`);
  await page.getByText("hello 20", { exact: true }).waitFor();
  await sleep(lookMs);
  assert.deepEqual(await readShifts(page), []);
});

test("nothing moves when a header comes in pieces", async (t) => {
  const origin = await serveInPieces(t, (await startSite(t)).url);
  const browser = await startBrowser(t);
  const page = await browser.newPage({ baseURL: origin, locale: "en-US" });
  await noteShifts(page);
  await page.goto("/when");
  await page.getByText("Which one?").first().waitFor();
  await sleep(lookMs);
  assert.deepEqual(await readShifts(page), []);
});
