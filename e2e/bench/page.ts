import { chromium } from "playwright";
import { type ChatterSettings, paths, type RoomMade } from "#wire";
import { findBrowser, launchArgs } from "../browser.ts";
import { readCount } from "./options.ts";

const origin = process.env.BENCH_ORIGIN ?? "http://localhost:3000";

/** What the page measures of itself; runs in the browser. */
function watch(forMs: number) {
  const gaps: number[] = [];
  const long: number[] = [];
  let drawing = 0;
  let drawings = 0;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  // A picture begins by clearing; what the frame spends from there on is the timeline's.
  CanvasRenderingContext2D.prototype.clearRect = function (...args) {
    const start = performance.now();
    queueMicrotask(() => {
      drawing += performance.now() - start;
      drawings += 1;
    });
    return clear.apply(this, args);
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration);
  }).observe({ type: "longtask" });
  return new Promise<{ fps: number; longest: number; drawMs: number; frameMs: number }>(
    (resolve) => {
      const start = performance.now();
      let last = start;
      const frame = (now: number) => {
        gaps.push(now - last);
        last = now;
        if (now - start < forMs) return requestAnimationFrame(frame);
        gaps.sort((a, b) => a - b);
        const median = gaps[Math.floor(gaps.length / 2)] ?? Number.NaN;
        resolve({
          fps: 1000 / median,
          longest: Math.max(0, ...long),
          drawMs: drawing / drawings,
          frameMs: drawing / gaps.length,
        });
      };
      requestAnimationFrame(frame);
    },
  );
}

/**
 * Measures the page under 1,000 messages a second, beside a running server.
 * @param args how long the page is watched, s; a minute unless given.
 */
export async function page([given = "60"]: string[]): Promise<void> {
  const seconds = readCount("The time in seconds", given, 3600);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
  try {
    const made = await fetch(origin + paths.rooms, { method: "POST" });
    const { room, hostKey }: RoomMade = await made.json();
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // tsx marks the names of functions with a helper that the page does not have.
    await tab.addInitScript("globalThis.__name = (f) => f");
    await tab.goto(`${origin}/r/${room}`);
    await tab.getByText("connected", { exact: true }).nth(2).waitFor();
    const headers = { Authorization: `Bearer ${hostKey}`, "Content-Type": "application/json" };
    const chatter: ChatterSettings = {
      ratePerSecond: 1000,
      bytes: 100,
      pattern: "steady",
      seed: 1,
    };
    const body = JSON.stringify(chatter);
    await fetch(origin + paths.chatter(room), { method: "PUT", headers, body });

    const session = await tab.context().newCDPSession(tab);
    const heap = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
    };
    await tab.evaluate(watch, 5000);
    const before = await heap();
    const { fps, longest, drawMs, frameMs } = await tab.evaluate(watch, seconds * 1000);
    const after = await heap();
    await fetch(origin + paths.room(room), { method: "DELETE", headers });

    const rows = {
      "frames a second, median": fps.toFixed(1),
      "longest task, ms": longest.toFixed(0),
      "timeline, ms a picture": drawMs.toFixed(2),
      "timeline, ms a frame": frameMs.toFixed(2),
      "heap before, MB": before.toFixed(1),
      "heap after, MB": after.toFixed(1),
    };
    for (const [name, value] of Object.entries(rows))
      process.stdout.write(`${name.padEnd(28)} ${value}\n`);
  } finally {
    await browser.close();
  }
}
