import type { Page } from "playwright";

/** One script as it came over the network. */
export interface Script {
  url: string;
  /** Its body as transferred, which is compressed. */
  bytes: number;
}

/** Notes each script that a page loads from now on. */
export async function watchScripts(page: Page): Promise<Script[]> {
  const session = await page.context().newCDPSession(page);
  const known = new Map<string, Script>();
  const scripts: Script[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type !== "Script") return;
    const script = { url: response.url, bytes: 0 };
    known.set(requestId, script);
    scripts.push(script);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const script = known.get(requestId);
    if (script) script.bytes += encodedDataLength;
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
