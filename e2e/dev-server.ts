import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { portOf } from "./fixtures.ts";

export interface DevServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts what `npm run dev` watches, once, on a free port and in a folder of its own. It builds into `.next/dev`. */
export async function startDev(): Promise<DevServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "poll-hold-push-dev-"));
  const settings = { NODE_ENV: "development", PORT: "0", DATA_DIR: dataDir } as const;
  const child = spawn(process.execPath, ["--import", "tsx", "server/index.ts"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", LOG_LEVEL: "warn", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: `http://localhost:${await portOf(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
