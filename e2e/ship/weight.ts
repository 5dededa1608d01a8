import type { Page } from "playwright";

/** One script as it came over the network. */
export interface Script {
  url: string;
  /** Its body as transferred, which is compressed. */
  bytes: number;
  /** Which of all requests of the page it was. */
  number: number;
}

/** What a page loads. */
export interface Weight {
  /** Each script, in the order of their answers. */
  scripts: Script[];
  /** Those asked for before an answer to the last of `paths` had come: each is part of an address. */
  before(paths: readonly string[]): Script[];
}

/** Notes each script that a page loads from now on. */
export async function watchScripts(page: Page): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  const known = new Map<string, Script>();
  const scripts: Script[] = [];
  const numbers = new Map<string, number>();
  /** Addresses of first answers and of opened sockets, with how many requests were made before. */
  const answers: { url: string; asked: number }[] = [];
  const urls = new Map<string, string>();
  session.on("Network.requestWillBeSent", ({ requestId }) => {
    numbers.set(requestId, numbers.size);
  });
  session.on("Network.webSocketCreated", ({ requestId, url }) => void urls.set(requestId, url));
  session.on("Network.webSocketHandshakeResponseReceived", ({ requestId }) => {
    answers.push({ url: urls.get(requestId) ?? "", asked: numbers.size });
  });
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    answers.push({ url: response.url, asked: numbers.size });
    if (type !== "Script") return;
    const script = { url: response.url, bytes: 0, number: numbers.get(requestId) ?? 0 };
    known.set(requestId, script);
    scripts.push(script);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const script = known.get(requestId);
    if (script) script.bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return {
    scripts,
    before(paths) {
      const asked = paths.map((path) => {
        const first = answers.find(({ url }) => url.includes(path));
        if (!first) throw new Error(`There was no answer to ${path}.`);
        return first.asked;
      });
      return scripts.filter(({ number }) => number < Math.max(...asked));
    },
  };
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
