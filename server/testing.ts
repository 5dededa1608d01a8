import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type Draft, type Problem, paths, type RoomMade } from "#wire";
import { type Chat, createChat } from "./chat.ts";
import { type Config, readConfig } from "./config.ts";
import { createHttpServer } from "./http/server.ts";
import { createLogger } from "./logger.ts";

/** A real server on a free port of 127.0.0.1. */
export interface TestServer {
  port: number;
  dataDir: string;
  chat: Chat;
  http: Server;
  /** Lets everyone go and closes the store, as a signal does; the teardown does it otherwise. */
  stop(): Promise<void>;
}

/** An HTTP answer with its JSON, parsed; `undefined` where there is none. */
export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A folder that goes with the test. */
export function tempDir(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), "php-"));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Starts a server that goes with the test; `overrides.dataDir` lets it go on where another ended. */
export async function startChat(
  t: TestContext,
  overrides: Partial<Config> = {},
): Promise<TestServer> {
  const dataDir = overrides.dataDir ?? tempDir(t);
  const config = { ...readConfig({}), dataDir, drainMs: 300, ...overrides };
  const chat = createChat(config, createLogger("silent"));
  const server = createHttpServer(config);
  server.on("request", (req, res) => {
    if (!chat.traffic.request(req, res)) res.writeHead(404).end("no pages here");
  });
  server.on("connection", chat.connected);
  server.on("upgrade", (req, socket, head) => chat.traffic.upgrade(req, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    await chat.close();
    const timer = setTimeout(() => server.closeAllConnections(), 200);
    await closed;
    clearTimeout(timer);
  };
  const stopOnce = () => {
    stopping ??= stop();
    return stopping;
  };
  t.after(stopOnce);
  const { port } = server.address() as AddressInfo;
  return { port, dataDir, chat, http: server, stop: stopOnce };
}

/** One request with JSON; `raw` sends its text as it stands. The type of the body is what the caller expects. */
export async function call<T = Problem>(
  { port }: TestServer,
  method: string,
  path: string,
  { json, raw, headers }: { json?: unknown; raw?: BodyInit; headers?: HeadersInit } = {},
): Promise<Reply<T>> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: json === undefined ? raw : JSON.stringify(json),
  });
  const text = await answer.text();
  const body = text === "" ? undefined : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, body };
}

export async function makeRoom(server: TestServer, room?: string): Promise<RoomMade> {
  return (await call<RoomMade>(server, "POST", paths.rooms, { json: { room } })).body;
}

/** The server says `count` things in the room, some at a time: each takes a connection. */
export async function sayMany(server: TestServer, room: string, count: number): Promise<void> {
  const atOnce = 50;
  for (let left = count; left > 0; left -= atOnce) {
    const said = Array.from({ length: Math.min(left, atOnce) }, () =>
      call(server, "POST", paths.say(room)),
    );
    for (const { status } of await Promise.all(said))
      if (status !== 201) throw new Error("not said");
  }
}

let drafts = 0;
/** A draft nobody sent before. */
export function makeDraft(text = "hello"): Draft {
  drafts += 1;
  return { id: `draft-${drafts}`, author: "Ada", text, sentAt: Date.now() };
}

/** Asks again and again until nothing is thrown; the last error is thrown after two seconds. */
export async function eventually(check: () => Promise<void> | void): Promise<void> {
  const until = performance.now() + 2000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > until) throw error;
      await setImmediate();
    }
  }
}
