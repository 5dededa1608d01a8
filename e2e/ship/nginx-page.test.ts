import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { expect } from "@playwright/test";
import type { Page } from "playwright";
import { expectConnected, expectEverywhere, openRoom, panelIds, panelOf, say } from "../compare.ts";
import { freePort } from "../free-port.ts";
import { missingNginx, startNginx } from "./nginx.ts";
import { makeRoom, startBrowser, startSite } from "./site.ts";

const skip = missingNginx();

/** A room's page behind nginx; the server is told the address that the browser uses. */
async function openBehind(t: TestContext, sample: string, env: Record<string, string>) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const site = await startSite(t, { HOST: "127.0.0.1", PUBLIC_URL: url, ...env });
  await startNginx(t, { sample, port, upstream: site.port });
  const made = await makeRoom(url);
  const browser = await startBrowser(t);
  const page = await browser.newPage({ baseURL: url, locale: "en-US" });
  return { page, made };
}

/** The page looks at the server's counts every second and judges a look by the two around it. */
async function countsAgree(page: Page): Promise<void> {
  for (const _look of [1, 2, 3, 4]) await page.waitForResponse(/\/stats\?/);
  await expect(page.getByText("do not count the same")).toHaveCount(0);
}

test("behind the sample all three panels connect, and what they count agrees", {
  skip,
}, async (t) => {
  const { page, made } = await openBehind(t, "nginx.conf", { TRUST_PROXY: "1" });
  await openRoom(page, made);
  const texts = panelIds.map((id) => `by ${id}`);
  for (const id of panelIds) await say(page, id, `by ${id}`);
  await expectEverywhere(page, texts);
  await countsAgree(page);
  await expectConnected(page);
});

test("behind a stock nginx the WebSocket panel says why it cannot, and the others go on", {
  skip,
}, async (t) => {
  const { page, made } = await openBehind(t, "nginx-stock.conf", {});
  await page.goto(`/r/${made.room}`);
  const [broken, ...others] = [...panelIds].reverse();
  assert.equal(broken, "websocket");
  const status = panelOf(page, broken).getByRole("status");
  await expect(status).toContainText("A proxy in between does not pass WebSocket");
  for (const id of others) {
    await expect(panelOf(page, id).getByText("connected", { exact: true })).toBeVisible();
  }
  for (const id of others) await say(page, id, `by ${id}`);
  for (const id of others) {
    for (const other of others) await expect(panelOf(page, id)).toContainText(`by ${other}`);
  }
});
