import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../root.ts";

/** The smallest app that answers an empty poll; built outside this repository's own pages. */
const files = {
  "package.json": `{ "private": true, "type": "module" }`,
  // The packages are a link to a folder elsewhere, so the root must be above both.
  "next.config.js": `export default { turbopack: { root: "/" }, poweredByHeader: false };`,
  "app/layout.js": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
  "app/api/poll/route.js": `
    const body = JSON.stringify({ cursor: "abcdefgh-0", messages: [], more: false });
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
    export function GET(request) {
      request.nextUrl.searchParams.get("after");
      return new Response(body, { headers: { ...headers, "Content-Length": String(body.length) } });
    }`,
};
/** A build takes some ten seconds; one that takes this long never ends, ms. */
const patienceMs = 120_000;

let built: Promise<{ args: string[]; cwd: string }> | undefined;

/** Builds the app in a folder that is deleted at the end; once for all suites. */
export function buildNext(): Promise<{ args: string[]; cwd: string }> {
  built ??= build();
  return built;
}

async function build() {
  const cwd = mkdtempSync(join(tmpdir(), "poll-hold-push-next-"));
  process.once("exit", () => rmSync(cwd, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  symlinkSync(join(root, "node_modules"), join(cwd, "node_modules"));
  const next = join(root, "node_modules/next/dist/bin/next");
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const options = {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit"] as const,
    timeout: patienceMs,
  };
  process.stderr.write("building the Next.js route handler …\n");
  const child = spawn(process.execPath, [next, "build"], { ...options, stdio: [...options.stdio] });
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  const [code] = await once(child, "close");
  process.off("exit", stop);
  if (code !== 0) throw new Error(`Building the Next.js route handler ended with ${code}.`);
  return { args: [next, "start"], cwd };
}
