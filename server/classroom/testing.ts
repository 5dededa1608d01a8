import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type Message, type Problem, paths } from "#wire";
import {
  type ClassInfo,
  type ClassSettings,
  type ClassView,
  classPaths,
  type PhoneReport,
} from "#wire-class";
import type { Config } from "../config.ts";
import { call, makeRoom, type Reply, startChat, type TestServer } from "../testing.ts";

/** What a host does in one room. */
export interface TestHost {
  server: TestServer;
  room: string;
  hostKey: string;
  headers: { Authorization: string };
  put(change: Partial<ClassSettings>): Promise<Reply<ClassInfo>>;
  end(): Promise<Reply<ClassInfo>>;
  /** What everybody may know, and what a client is dealt. */
  info(client?: string): Promise<ClassInfo>;
  /** Asks for an event; the answer is its message, or why not. */
  event(event: object): Promise<Reply<{ message: Message } & Problem>>;
  view(after?: number): Promise<ClassView>;
  report(client: string, report: Partial<PhoneReport>): Promise<Reply<Problem>>;
}

/** A room on a server of the test's own, with who made it; not a class yet. */
export async function startRoom(t: TestContext, overrides: Partial<Config> = {}) {
  const server = await startChat(t, overrides);
  return hostOf(server, await makeRoom(server));
}

/** A class with these settings on a server of the test's own. */
export async function startClass(
  t: TestContext,
  settings: Partial<ClassSettings> = {},
  overrides: Partial<Config> = {},
): Promise<TestHost> {
  const host = await startRoom(t, overrides);
  assert.equal((await host.put(settings)).status, 200);
  return host;
}

/** A host who comes back with its key. */
export function hostOf(
  server: TestServer,
  { room, hostKey }: { room: string; hostKey: string },
): TestHost {
  const headers = { Authorization: `Bearer ${hostKey}` };
  const settings = classPaths.settings(room);
  return {
    server,
    room,
    hostKey,
    headers,
    put: (json) => call<ClassInfo>(server, "PUT", settings, { json, headers }),
    end: () => call<ClassInfo>(server, "DELETE", settings, { headers }),
    async info(client) {
      const query = client === undefined ? "" : `?client=${client}`;
      return (await call<ClassInfo>(server, "GET", settings + query)).body;
    },
    event: (json) => call(server, "POST", classPaths.events(room), { json, headers }),
    async view(after = 0) {
      const path = `${classPaths.phones(room)}?after=${after}`;
      return (await call<ClassView>(server, "GET", path, { headers })).body;
    },
    report: (client, report) =>
      call(server, "POST", `${classPaths.reports(room)}?client=${client}`, {
        json: { transport: "long-polling", uncertaintyMs: 2, arrivals: [], ...report },
      }),
  };
}

/** The newest messages of a room. */
export async function newest({ server, room }: TestHost, limit = 50): Promise<Message[]> {
  const path = `${paths.transport(room, "short-polling")}?limit=${limit}`;
  return (await call<{ messages: Message[] }>(server, "GET", path)).body.messages;
}
