import type { Page } from "playwright";

/** One script as it came over the network. */
export interface Script {
  url: string;
  /** Headers and body as transferred, which is compressed. */
  bytes: number;
}

/** Notes each script that a page loads from now on. */
export async function watchScripts(page: Page): Promise<Script[]> {
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const scripts: Script[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") urls.set(requestId, response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url) scripts.push({ url, bytes: encodedDataLength });
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return scripts;
}

export const sum = (scripts: readonly Script[]): number =>
  scripts.reduce((total, { bytes }) => total + bytes, 0);

/** The heaviest scripts, a line each. */
export function heaviest(scripts: readonly Script[], count = 8): string {
  return [...scripts]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, count)
    .map(({ url, bytes }) => `${(bytes / 1000).toFixed(1)} KB ${new URL(url).pathname}`)
    .join("\n");
}
