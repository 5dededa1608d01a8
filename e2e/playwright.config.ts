import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser, launchArgs } from "./browser.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Another than the usual one lets two runs stand side by side. */
const port = Number(process.env.E2E_PORT) || 3210;

/** Playwright wipes this folder at the start of a run; the summary is written at its end. */
const results = join(root, "test-results");

export default defineConfig({
  testDir: join(root, "e2e"),
  testMatch: "*.spec.ts",
  outputDir: results,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A third would save a tenth of the time, and what measures time would have no core to itself.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: join(results, "summary.json") }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    // A film of every test would take as much of two cores as the tests themselves.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findBrowser(), args: launchArgs },
  },
  webServer: {
    command: "node server/start.mjs",
    cwd: root,
    url: `http://localhost:${port}/readyz`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    stdout: "pipe",
    env: { PORT: String(port), DATA_DIR: runDataDir(), LOG_LEVEL: "warn" },
  },
});

/** A folder for this run alone. Workers read this file too and find what the runner made. */
function runDataDir(): string {
  const made = process.env.E2E_DATA_DIR;
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), "poll-hold-push-e2e-"));
  process.env.E2E_DATA_DIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
