import type { Page } from "playwright";

/** Something that moved without anybody having touched it. */
export interface Shift {
  /** How much of the window, by how far (Layout Instability, section 2.4). */
  value: number;
  /** The HTML of what moved. */
  what: string;
}

interface LayoutShift {
  value: number;
  hadRecentInput: boolean;
  sources: { node?: Node }[];
}

/** Notes from a page's beginning on what moves in it; tell it before the page is opened. */
export async function noteShifts(page: Page): Promise<void> {
  // tsx marks the names of functions with a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (f) => f");
  await page.addInitScript(watchShifts);
}

/** What has moved since. */
export const readShifts = (page: Page): Promise<Shift[]> =>
  page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);

/** Runs in the browser. */
function watchShifts() {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as LayoutShift[]) {
      const what = entry.sources.map(({ node }) => (node as Element)?.outerHTML ?? node?.nodeName);
      if (!entry.hadRecentInput) shifts.push({ value: entry.value, what: what.join(" ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
