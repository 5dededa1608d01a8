import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type Browser, chromium } from "playwright";
import { paths, type RoomMade } from "#wire";
import { build, staleParts } from "../../server/build.mjs";
import { findBrowser, launchArgs } from "../browser.ts";
import { launchServer, type TestServer } from "../fixtures.ts";

/** Starts the built site for a test, on a free port unless `PORT` is given; builds what is stale. */
export async function startSite(
  t: TestContext,
  env: Record<string, string> = {},
): Promise<TestServer> {
  const stale = staleParts();
  if (stale.length > 0) build(stale);
  const dataDir = await mkdtemp(join(tmpdir(), "poll-hold-push-ship-"));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const ending = new AbortController();
  const server = await launchServer({ dataDir, env, signal: ending.signal });
  t.after(() => server.kill());
  return server;
}

/** A browser of its own for a test. */
export async function startBrowser(t: TestContext): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
  t.after(() => browser.close());
  return browser;
}

export async function makeRoom(origin: string): Promise<RoomMade> {
  const answer = await fetch(origin + paths.rooms, { method: "POST" });
  return (await answer.json()) as RoomMade;
}
