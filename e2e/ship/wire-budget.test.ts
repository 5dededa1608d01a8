import assert from "node:assert/strict";
import test from "node:test";
import { startBrowser, startSite } from "./site.ts";
import { heaviest, sum, watchScripts } from "./weight.ts";

/** All JavaScript of a page until it can be used, as transferred. */
const mostBytes = 175_000;

for (const [path, heading] of [
  ["/wire", "From key to accept value"],
  ["/wire/playground", "Read a frame"],
  ["/echo", "From other programs"],
] as const) {
  test(`${path} loads at most 175 KB of JavaScript`, async (t) => {
    const server = await startSite(t);
    const browser = await startBrowser(t);
    const page = await browser.newPage({ baseURL: server.url, locale: "en-US" });
    const { scripts } = await watchScripts(page);
    await page.goto(path);
    await page.getByRole("heading", { name: heading }).waitFor();
    await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => {});
    t.diagnostic(`${(sum(scripts) / 1000).toFixed(1)} KB`);
    assert.ok(sum(scripts) > 50_000, "scripts are seen at all");
    assert.ok(sum(scripts) <= mostBytes, `${sum(scripts)} bytes:\n${heaviest(scripts)}`);
  });
}
