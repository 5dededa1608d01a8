import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, staleParts } from "../../server/build.mjs";

export interface OwnServer {
  port: number;
  /** Resident memory, bytes; not a number where the system does not tell. */
  memory(): number;
  /** Ends it and deletes its folder. */
  end(): Promise<void>;
}

/** Starts the built site on a free port with a folder of its own; builds what is stale. */
export async function startOwnServer(env: Record<string, string>): Promise<OwnServer> {
  const stale = staleParts();
  if (stale.length > 0) build(stale);
  const dataDir = mkdtempSync(join(tmpdir(), "poll-hold-push-bench-"));
  const fixed = { NODE_ENV: "production", PORT: "0", DATA_DIR: dataDir } as const;
  const child = spawn(process.execPath, ["dist/index.js"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { ...process.env, LOG_LEVEL: "warn", HOST: "127.0.0.1", ...env, ...fixed },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  const atExit = () => {
    child.kill("SIGKILL");
    removeFolder();
  };
  // Ends it too when the bench is interrupted or fails.
  process.once("exit", atExit);

  const port = await new Promise<number>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (piece: Buffer) => {
      output += piece;
      const found = /ready: http:\/\/\S+:(\d+)\s/.exec(output)?.[1];
      if (found) resolve(Number(found));
    });
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });

  return {
    port,
    memory() {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
      } catch {
        return Number.NaN;
      }
    },
    async end() {
      child.kill("SIGKILL");
      await closed;
      process.off("exit", atExit);
      removeFolder();
    },
  };
}
