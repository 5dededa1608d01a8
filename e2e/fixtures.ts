import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
} from "@playwright/test";
import { type Message, paths, type RoomMade, type Stats } from "#wire";

export { expect };

/** A server of its own, made from `dist/` and `.next/` as they are. */
export interface TestServer {
  /** `http://localhost:` and its port. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Sends a signal and settles when the process has ended, with its exit code if it has one. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts it again, on the same port and folder; stops it first when it still runs. */
  restart(): Promise<void>;
}

export interface ServerOptions {
  /** 0, the default, is a free one. */
  port?: number;
  /** A fresh temporary folder, gone at the end, unless given. */
  dataDir?: string;
  /** Further variables. */
  env?: Record<string, string>;
}

interface Fixtures {
  /** Browser errors this test expects: `/./` for all of them. Any other fails the test. */
  allowedErrors: RegExp | undefined;
  browserErrors: undefined;
  /** A room for this test alone. */
  room: RoomMade;
  /** Starts a server for this test alone, for what must not happen to the one they share. */
  startServer: (options?: ServerOptions) => Promise<TestServer>;
}

export const test = base.extend<Fixtures>({
  allowedErrors: [undefined, { option: true }],

  browserErrors: [
    async ({ browser, allowedErrors }, use) => {
      const errors: string[] = [];
      const watch = (context: BrowserContext) => {
        context.on("console", (message) => {
          if (message.type() === "error")
            errors.push(`${message.text()} ${message.location().url}`);
        });
        context.on("weberror", (webError) => errors.push(String(webError.error().stack)));
      };
      browser.on("context", watch);
      await use(undefined);
      browser.off("context", watch);
      const unexpected = errors.filter((error) => !allowedErrors?.test(error));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  room: async ({ request }, use) => {
    const answer = await request.post(paths.rooms, { data: {} });
    expect(answer.status()).toBe(201);
    // It goes with the folder of the run: ended any sooner, it would be missed by pages still open.
    await use(await answer.json());
  },

  // Playwright wants the fixtures a fixture needs named, even when it needs none.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  startServer: async ({}, use) => {
    const undo: (() => Promise<unknown>)[] = [];
    const ending = new AbortController();
    await use(async ({ dataDir, ...options } = {}) => {
      const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "poll-hold-push-test-")));
      if (!dataDir) undo.push(() => rm(folder, { recursive: true, force: true }));
      const server = await launchServer({ ...options, dataDir: folder, signal: ending.signal });
      undo.push(() => server.kill());
      return server;
    });
    // Ends those too that were still starting when the test ran out of time.
    ending.abort();
    for (const step of undo.reverse()) await step();
  },
});

/** The same on a server of its own, which may be killed: page, room and requests are all there. */
export const testOnOwnServer = test.extend<{ server: TestServer }>({
  server: async ({ startServer }, use) => use(await startServer()),
  baseURL: async ({ server }, use) => use(server.url),
});

interface LaunchOptions extends ServerOptions {
  dataDir: string;
  /** Aborted, it kills the server, even one that is still starting. */
  signal: AbortSignal;
}

/** Starts the built server and settles when it can answer. */
export async function launchServer(options: LaunchOptions): Promise<TestServer> {
  const { dataDir } = options;
  let child = spawnServer(options);
  const chosen = await portOf(child);

  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  return {
    url: `http://localhost:${chosen}`,
    port: chosen,
    dataDir,
    kill,
    async restart() {
      await kill("SIGTERM");
      child = spawnServer({ ...options, port: chosen });
      await portOf(child);
    },
  };
}

function spawnServer({ port = 0, dataDir, env, signal }: LaunchOptions) {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const settings = { NODE_ENV: "production", PORT: String(port), DATA_DIR: dataDir } as const;
  return spawn(process.execPath, ["dist/index.js"], {
    cwd,
    env: { ...process.env, LOG_LEVEL: "warn", ...settings, ...env },
    stdio: ["ignore", "pipe", "inherit"],
    signal,
    killSignal: "SIGKILL",
  });
}

/** Waits for the line that tells the address, which is written once the port is open. */
export function portOf(child: ReturnType<typeof spawnServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (piece: Buffer) => {
      output += piece;
      const port = /ready: http:\/\/\S+:(\d+)\s/.exec(output)?.[1];
      if (port) resolve(Number(port));
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
}

/** Says something in a room, as a script would. */
export async function sendMessage(
  request: APIRequestContext,
  { room }: Pick<RoomMade, "room">,
  text: string,
  { transport = "short-polling", author = "Script", id = crypto.randomUUID() as string } = {},
): Promise<Message> {
  const data = { id, author, text, sentAt: Date.now() };
  const answer = await request.post(paths.transport(room, transport), { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { message }: { message: Message } = await answer.json();
  return message;
}

/** What the server counted in a room, and for one client in it. Reading is not counted. */
export async function readStats(
  request: APIRequestContext,
  { room }: Pick<RoomMade, "room">,
  client?: string,
): Promise<Stats> {
  const answer = await request.get(paths.stats(room), { params: client ? { client } : {} });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}
