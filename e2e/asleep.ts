import type { Page } from "@playwright/test";

/**
 * Lays a page to sleep, as a phone in a pocket or a closed lid does: nothing of it runs any more,
 * and what comes waits. A desktop browser does not freeze a page that is in sight, whatever it is
 * told; its debugger does.
 * @returns what wakes it.
 */
export async function layToSleep(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Debugger.enable");
  const paused = new Promise<void>((resolve) => session.once("Debugger.paused", () => resolve()));
  await session.send("Debugger.pause");
  await paused;
  return async () => {
    await session.send("Debugger.resume");
    await session.detach();
  };
}

/** As a browser tells a page that is back in sight. */
export async function tellBackInSight(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** Notes in the page when each message came to each panel, by `Date.now()`. */
export async function noteArrivals(page: Page): Promise<void> {
  await page.evaluate(() => {
    const arrivals: Arrival[] = [];
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const node of added) {
        if (!(node instanceof HTMLElement)) continue;
        const seq = Number(node.dataset.seq);
        const panel = node.closest("[role=log]")?.getAttribute("aria-label") ?? "";
        if (seq > 0) arrivals.push({ panel, seq, at: Date.now() });
      }
    }).observe(document.body, { childList: true, subtree: true });
    Object.assign(globalThis, { arrivals });
  });
}

export interface Arrival {
  /** The name of the panel's list. */
  panel: string;
  seq: number;
  at: number;
}

/** What was noted, in the order of coming. */
export function readArrivals(page: Page): Promise<Arrival[]> {
  return page.evaluate(() => (globalThis as unknown as { arrivals: Arrival[] }).arrivals);
}
