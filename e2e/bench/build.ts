import { build } from "esbuild";
import { build as buildParts, staleParts } from "../../server/build.mjs";
import { root } from "./root.ts";

const scripts = [
  "floors/http",
  "floors/ws",
  "floors/chat",
  "peers/socket-io",
  "clients/sockets",
  "clients/polls",
  "holder",
];

/** Builds the site where it is stale, and floors, peers and clients as plain JavaScript: nothing else runs in their processes. */
export async function buildAll(): Promise<void> {
  const stale = staleParts();
  if (stale.length > 0) buildParts(stale);
  await build({
    absWorkingDir: root,
    entryPoints: scripts.map((name) => `e2e/bench/${name}.ts`),
    outbase: "e2e/bench",
    outdir: "dist/bench",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
