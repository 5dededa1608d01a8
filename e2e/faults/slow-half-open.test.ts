import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A network of one's own takes Linux, its tools and the right to use them. */
const canCut =
  spawnSync("unshare", ["-n", "nsenter", "--version"]).status === 0 &&
  spawnSync("ip", ["-V"]).status === 0;
const skip = !canCut && "It takes unshare, nsenter, ip and root.";

/** By then the server must have let go of a peer that is out of reach, ms. */
const longestMs = 60_000;

test("peers that are suddenly out of reach are gone within a minute", { skip }, async (t) => {
  const scene = fileURLToPath(new URL("slow-half-open-scene.ts", import.meta.url));
  const command = ["-n", process.execPath, "--import", "tsx", scene];
  const { stdout } = await promisify(execFile)("unshare", command, { timeout: 110_000 });
  const lasted: Record<string, number> = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  for (const kind of ["sockets", "polls", "idle"]) {
    const ms = lasted[kind] ?? Number.POSITIVE_INFINITY;
    t.diagnostic(`${kind} were gone after ${(ms / 1000).toFixed(1)} s`);
    assert.ok(ms < longestMs, `${kind} lasted ${ms} ms`);
  }
});
