import assert from "node:assert/strict";
import { loadavg } from "node:os";
import test, { type TestContext } from "node:test";
import { setTimeout } from "node:timers/promises";
import lighthouse from "lighthouse";
import { chromium } from "playwright";
import { findBrowser, launchArgs } from "../browser.ts";
import { freePort } from "../free-port.ts";
import { makeRoom, startSite } from "./site.ts";

/** Of 100, for performance as for accessibility. */
const leastScore = 95;
const rounds = 3;
/** Below this many waiting processes a round is worth something; it is waited for at most so long. */
const calmLoad = 1.5;
const mostWaitMs = 60_000;

interface Scores {
  performance: number;
  accessibility: number;
  /** What the audits that did not pass say. */
  faults: string[];
}

/** Lets what else runs here come to its end, but not for ever. */
async function calm(): Promise<void> {
  const until = performance.now() + mostWaitMs;
  while ((loadavg()[0] ?? 0) > calmLoad && performance.now() < until) await setTimeout(1000);
}

/** Lighthouse's own settings for desktops: no simulated phone, a fast line. */
const desktop = {
  extends: "lighthouse:default",
  settings: {
    onlyCategories: ["performance", "accessibility"],
    formFactor: "desktop" as const,
    screenEmulation: {
      width: 1350,
      height: 940,
      deviceScaleFactor: 1,
      mobile: false,
      disabled: false,
    },
    throttling: {
      rttMs: 40,
      throughputKbps: 10_240,
      cpuSlowdownMultiplier: 1,
      requestLatencyMs: 0,
      downloadThroughputKbps: 0,
      uploadThroughputKbps: 0,
    },
    emulatedUserAgent: false,
  },
};

/** Pauses the page as soon as it can be: what runs for ever would be taken for loading. In the browser. */
function pressPause() {
  const watch = new MutationObserver(() => {
    const named = (name: string) =>
      [...document.querySelectorAll<HTMLButtonElement>("main button")].find(
        ({ textContent }) => textContent?.split(" ").at(-1) === name,
      );
    if (named("Run")) {
      watch.disconnect();
      (globalThis as unknown as Paused).tellPaused();
    }
    const pause = named("Pause");
    // A button does something only once React has taken the page over.
    const isAlive = pause && Object.keys(pause).some((key) => key.startsWith("__reactProps"));
    if (isAlive && !pause.disabled) pause.click();
  });
  watch.observe(document, { childList: true, subtree: true, attributes: true });
}

/** What the page tells the test. */
interface Paused {
  tellPaused(): void;
}

async function measure(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, { port, output: "json", logLevel: "error" }, desktop);
  assert.ok(result, "Lighthouse brings no result");
  const { categories, audits } = result.lhr;
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const faults = Object.values(audits)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`.trim());
  return { performance: score("performance"), accessibility: score("accessibility"), faults };
}

/** Opens a page that is paused as soon as it comes to life, up to three times, and wants one good look. */
async function look(t: TestContext, url: string): Promise<void> {
  const port = await freePort();
  const args = [...launchArgs, `--remote-debugging-port=${port}`];
  const executablePath = findBrowser();
  const context = await chromium.launchPersistentContext("", { executablePath, args });
  t.after(() => context.close());
  await context.addInitScript("globalThis.__name = (f) => f");
  await context.addInitScript(pressPause);
  let paused = 0;
  await context.exposeFunction("tellPaused", () => {
    paused += 1;
  });

  const found: Scores[] = [];
  for (let round = 1; round <= rounds; round++) {
    await calm();
    paused = 0;
    found.push(await measure(url, port));
    t.diagnostic(JSON.stringify(found.at(-1)));
    assert.ok(paused > 0, `the page of round ${round} was not paused`);
    if (isGood(found)) break;
  }
  assert.ok(isGood(found), JSON.stringify(found, null, 2));
}

for (const path of ["/", "/r/…"]) {
  const timeout = 400_000;
  test(`Lighthouse gives ${path}, paused, at least 95 for performance and for accessibility`, {
    timeout,
  }, async (t) => {
    const site = await startSite(t);
    const { room } = await makeRoom(site.url);
    await look(t, `${site.url}${path.replace("…", room)}?lang=en`);
  });
}

/** The best of the rounds, each category by itself: a busy machine only makes things look worse. */
function isGood(found: readonly Scores[]): boolean {
  const best = (of: (scores: Scores) => number) => Math.max(...found.map(of));
  const scores = [
    best(({ performance }) => performance),
    best(({ accessibility }) => accessibility),
  ];
  return scores.every((score) => score >= leastScore);
}
