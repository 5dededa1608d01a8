import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type APIRequestContext, type Browser, chromium, expect } from "@playwright/test";
import type { Counts } from "#wire";
import { build, staleParts } from "../server/build.mjs";
import { findBrowser, launchArgs } from "./browser.ts";
import { launchServer, readStats, sendMessage } from "./fixtures.ts";

/** One picture: how large, in which theme and language. */
interface View {
  file: string;
  width: number;
  height: number;
  colorScheme: "light" | "dark";
  /** As `?lang=` takes it; English unless given. */
  language?: string;
  /** The projector view, which shows no messages. */
  isProjector?: boolean;
}

/** Short polling asks about once a second, so the counters run for about as many seconds. */
const asksShown = 12;

const lines = [
  { transport: "short-polling", author: "Ann", text: "hello" },
  { transport: "long-polling", author: "Ben", text: "did you get that at once?" },
  { transport: "short-polling", author: "Ann", text: "not quite" },
];

/** Opens the page in its own room, lets the counters run, and takes the picture. */
async function take(browser: Browser, url: string, view: View): Promise<void> {
  const { file, width, height, colorScheme, language, isProjector } = view;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme,
    locale: language ?? "en-US",
  });
  const page = await context.newPage();
  const query = new URLSearchParams();
  if (language) query.set("lang", language);
  if (isProjector) query.set("view", "projector");
  await page.goto(`/?${query}`);
  await page.waitForURL(/\/r\/[^/]+$/);
  const room = { room: new URL(page.url()).pathname.split("/").at(-1) ?? "" };

  const untilAll = (isReached: (counts: Counts) => boolean) =>
    untilCounts(context.request, room, (all) => all.every(isReached));
  await untilAll(({ requests }) => requests > 0);
  for (const { text, ...rest } of lines) await sendMessage(context.request, room, text, rest);
  await untilAll(({ messages }) => messages >= lines.length);
  await untilCounts(context.request, room, (all) =>
    all.some(({ requests, sends }) => requests - sends >= asksShown),
  );
  for (const { text } of isProjector ? [] : lines)
    await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();

  await page.screenshot({ path: file, animations: "disabled" });
  await context.close();
  process.stdout.write(`${file}\n`);
}

async function untilCounts(
  request: APIRequestContext,
  room: { room: string },
  isReached: (all: Counts[]) => boolean,
): Promise<void> {
  const read = async () => isReached(Object.values((await readStats(request, room)).transports));
  await expect.poll(read, { timeout: 60_000 }).toBe(true);
}

/** Desktop, projector and phone, light and dark, both languages. */
function viewsIn(folder: string): View[] {
  const devices = [
    { name: "desktop", width: 1440, height: 900 },
    { name: "projector", width: 1920, height: 1080, isProjector: true },
    { name: "phone", width: 390, height: 844 },
  ];
  const schemes = ["light", "dark"] as const;
  return devices.flatMap(({ name, ...size }) =>
    schemes.flatMap((colorScheme) =>
      ["en", "zh-CN"].map((language) => {
        const file = join(folder, `${name}-${colorScheme}-${language}.png`);
        return { file, ...size, colorScheme, language };
      }),
    ),
  );
}

async function main(folder: string | undefined): Promise<void> {
  build(staleParts());
  const dataDir = await mkdtemp(join(tmpdir(), "poll-hold-push-pictures-"));
  const ending = new AbortController();
  const server = await launchServer({ dataDir, signal: ending.signal });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
  try {
    const file = fileURLToPath(new URL("../public/screenshot.png", import.meta.url));
    await take(browser, server.url, { file, width: 1440, height: 900, colorScheme: "light" });
    if (folder) {
      await mkdir(folder, { recursive: true });
      // Side by side they would be slow, and so would be the ages they show.
      for (const view of viewsIn(folder)) await take(browser, server.url, view);
    }
  } finally {
    await browser.close();
    await server.kill("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main(process.argv[2]);
