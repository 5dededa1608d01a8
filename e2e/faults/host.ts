import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Whoever runs what must be undone: a test, or all tests of a file. */
export interface Teardown {
  after(undo: () => unknown): void;
}

/** A real server in a process of its own. */
export interface Host {
  readonly port: number;
  readonly dataDir: string;
  /** Sends a signal that ends it; settles when it has ended. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Stops it where it stands; nothing is told to anybody. */
  pause(): void;
  resume(): void;
  /** Deletes all it has kept; only while it is ended. */
  forget(): void;
}

const entry = fileURLToPath(new URL("server.ts", import.meta.url));

/** A tenth of the product's waits, and room for tests, which send faster than people do. */
const variables = {
  HOST: "127.0.0.1",
  LOG_LEVEL: "error",
  HEARTBEAT_MS: "2000",
  DRAIN_MS: "500",
  BUFFERING_MS: "100",
  STALL_FORGET_MS: "1000",
  SENDS_PER_SECOND: "10000",
  SEND_BURST: "10000",
  SENDS_PER_SECOND_PER_ADDRESS: "10000",
  ROOMS_PER_MINUTE: "10000",
};

/** Starts one; it goes with the test. */
export async function startHost(t: Teardown, env: Record<string, string> = {}): Promise<Host> {
  const dataDir = mkdtempSync(join(tmpdir(), "poll-hold-push-faults-"));
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  let port = 0;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(process.execPath, ["--import", "tsx", entry], {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
      env: {
        ...process.env,
        ...variables,
        ...env,
        PORT: String(port),
        DATA_DIR: dataDir,
      },
    });
    port = await portOf(child);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  t.after(async () => {
    await end("SIGKILL");
    forget();
  });
  await start();
  return {
    get port() {
      return port;
    },
    dataDir,
    end,
    start,
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    forget,
  };
}

/** The port it says it listens on. @throws when it ends first. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout?.on("data", (bytes) => {
      said += bytes;
      const [, port] = /port (\d+)\n/.exec(said) ?? [];
      if (port) resolve(Number(port));
    });
  });
}
