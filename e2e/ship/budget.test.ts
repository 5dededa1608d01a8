import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { putSettings } from "../classroom.ts";
import { panelIds } from "../compare.ts";
import { sendMessage } from "../fixtures.ts";
import { noteShifts, readShifts } from "./shifts.ts";
import { makeRoom, startBrowser, startSite } from "./site.ts";
import { heaviest, sum, watchScripts } from "./weight.ts";

/**
 * Pages with the JavaScript that they name at most, as transferred (an empty page of Next.js has
 * 131,000), and at most with what they load by themselves until they are connected, KB.
 */
const budgets = [
  { path: "/", first: 150, all: 167 },
  { path: "/r/…", first: 150, all: 167 },
  { path: "/j/…", first: 150, all: 165 },
];
const kb = (bytes: number) => (bytes / 1000).toFixed(1);
/** How long a page is looked at once it runs, ms: nothing may move then either. */
const lookMs = 5000;

/** Then something is said, and for so long all panels show it and what they counted, ms. */
const showMs = 2000;

interface Viewport {
  width: number;
  height: number;
}

/** A page that is yet to be opened, and where: the lobby's, or that of a room or class of its own. */
async function openPage(t: TestContext, viewport: Viewport, path: string) {
  const server = await startSite(t);
  const browser = await startBrowser(t);
  const page = await browser.newPage({ baseURL: server.url, viewport, locale: "en-US" });
  await noteShifts(page);
  return { page, address: await addressOf(path, server.url, page) };
}

async function addressOf(path: string, origin: string, page: Page): Promise<string> {
  if (path === "/") return path;
  const room = await makeRoom(origin);
  return path === "/r/…"
    ? `/r/${room.room}`
    : `/j/${(await putSettings(page.request, room, {})).code}`;
}

/** The scripts of a page until it runs, and those among them that it names. */
async function load(t: TestContext, viewport: Viewport, path: string) {
  const { page, address } = await openPage(t, viewport, path);
  const weight = await watchScripts(page);
  const html = (await page.goto(address).then((answer) => answer?.text())) ?? "";
  await expectRunning(page);
  // What comes afterwards is asked for once they are connected, and takes them nothing.
  const isPhone = path.startsWith("/j/");
  const scripts = isPhone ? weight.scripts : weight.before(panelIds.map((id) => `/${id}?`));
  const first = scripts.filter(({ url }) => html.includes(new URL(url).pathname));
  assert.ok(sum(first) > 50_000, "scripts are seen at all");
  return { first, scripts };
}

for (const [name, viewport] of [
  ["a wide window", { width: 1440, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  for (const { path, first: mostFirst, all: most } of budgets) {
    describe(`${path} in ${name}`, () => {
      test(`loads at most ${mostFirst} KB of JavaScript, and ${most} KB until it runs`, async (t) => {
        const { first, scripts } = await load(t, viewport, path);
        t.diagnostic(`${kb(sum(first))} KB at first, ${kb(sum(scripts))} KB until it runs`);
        assert.ok(sum(first) <= mostFirst * 1000, `${sum(first)} bytes:\n${heaviest(first)}`);
        assert.ok(sum(scripts) <= most * 1000, `${sum(scripts)} bytes:\n${heaviest(scripts)}`);
      });

      test("moves nothing, neither while it loads nor while it runs", async (t) => {
        const { page, address } = await openPage(t, viewport, path);
        await page.goto(address);
        await expectRunning(page);
        await sleep(lookMs);
        if (!path.startsWith("/j/")) {
          const room = new URL(page.url()).pathname.split("/").at(-1) ?? "";
          await sendMessage(page.request, { room }, "hello");
          await page.getByText("hello").filter({ visible: true }).first().waitFor();
          await sleep(showMs);
        }
        assert.deepEqual(await readShifts(page), []);
      });
    });
  }
}

test("a phone that joins a class by /j/… loads less JavaScript than / does, at first and until it runs", async (t) => {
  const viewport = { width: 390, height: 844 };
  const joining = await load(t, viewport, "/j/…");
  const lobby = await load(t, viewport, "/");
  for (const what of ["first", "scripts"] as const) {
    const [few, many] = [joining[what], lobby[what]];
    t.diagnostic(`${what}: ${kb(sum(few))} KB and ${kb(sum(many))} KB`);
    assert.ok(sum(few) < sum(many), `${heaviest(few)}\nand\n${heaviest(many)}`);
  }
});

/** Waits until what is shown is connected: a phone shows one panel, a wide window three. */
async function expectRunning(page: Page): Promise<void> {
  await page.getByText("connected", { exact: true }).first().waitFor();
  await page.waitForLoadState("load");
}
