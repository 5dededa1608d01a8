import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

/** What every browser of the tests is started with: no traffic of its own, no HTTP/3. */
export const launchArgs = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium for the tests, or nothing. `CHROMIUM_PATH` is taken as it stands. */
export function findBrowser(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return ["/usr/bin/chromium", ...chromePaths(), ...ownPaths()].find((path) => existsSync(path));
}

/** Where Chrome and Chromium are put on Linux, macOS and Windows. */
function chromePaths(): string[] {
  const { PROGRAMFILES, LOCALAPPDATA } = process.env;
  const onWindows = [PROGRAMFILES, process.env["PROGRAMFILES(X86)"], LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`);
  return [
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...onWindows,
  ];
}

/** Playwright throws where it has no browser for the platform. */
function ownPaths(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** Runs a command with its output passed through. True when it ended well in time. */
function run(command: string, args: string[], seconds: number): boolean {
  process.stdout.write(`> ${command} ${args.join(" ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const stdio = ["ignore", "inherit", "inherit"] as const;
  const shell = process.platform === "win32";
  const timeout = seconds * 1000;
  return spawnSync(command, args, { env, stdio: [...stdio], shell, timeout }).status === 0;
}

const mayUseApt = existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;

function aptInstall(packages: string[]): boolean {
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  return run("apt-get", ["update"], 120) && run("apt-get", install, 600);
}

function installBrowser(): void {
  process.stdout.write("There is no Chromium for the tests, so one is installed now.\n");
  if (mayUseApt && aptInstall(["chromium", "fonts-noto-cjk"]) && findBrowser()) return;
  run("npx", ["playwright", "install", "chromium"], 60);
}

/** Chinese letters for the pictures, Python's WebSocket client for one test: welcome, not needed. */
function installExtras(): void {
  const isMissing = (name: string) =>
    spawnSync("dpkg", ["-s", name], { stdio: "ignore" }).status !== 0;
  const missing = ["fonts-noto-cjk", "python3-websocket"].filter(isMissing);
  if (missing.length > 0 && !aptInstall(missing)) {
    process.stdout.write(`Not installed, going on without: ${missing.join(", ")}.\n`);
  }
}

function main(): void {
  if (!findBrowser()) installBrowser();
  const browser = findBrowser();
  if (!browser || !existsSync(browser)) {
    const lines = [
      browser ? `CHROMIUM_PATH names no file: ${browser}` : "No Chromium could be installed.",
      "Install one, on Debian:  sudo apt-get install -y chromium fonts-noto-cjk",
      "elsewhere:               npx playwright install chromium",
      "or set CHROMIUM_PATH to the program file of a Chromium or Chrome.",
    ];
    process.stderr.write(`${lines.join("\n")}\n`);
    process.exitCode = 1;
    return;
  }
  if (process.env.CI && mayUseApt) installExtras();
  process.stdout.write(`Browser for the tests: ${browser}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
