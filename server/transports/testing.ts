import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type Message, type Page, type Problem, paths } from "#wire";
import { call, type TestServer } from "../testing.ts";
import { openWs } from "../testing-peers.ts";

/** What a transport answered: a page, or why not. `end` is the HTTP status or the close code. */
export interface Outcome {
  page?: Omit<Page, "more">;
  problem?: { code: string; detail: string; field?: string; cursor?: string };
  end?: number;
}

/** What became of a draft. */
export interface Sent {
  message?: Message;
  code?: string;
  detail?: string;
  retryAfterMs?: number;
}

/** How the suites use one transport over real sockets. */
export interface Adapter {
  /** What refusals end with, HTTP status or close code. */
  ends: { "room-not-found": number; "cursor-gone": number };
  /** The first answer. */
  ask(query?: string): Promise<Outcome>;
  /** Follows the cursor until `count` messages came; no cursor starts with the first answer. */
  receive(after: string | undefined, count: number): Promise<Message[]>;
  /** Sends a draft, or a text as it stands. */
  send(draft: unknown): Promise<Sent>;
}

type MakeAdapter = (t: TestContext, server: TestServer, room: string, as: string) => Adapter;

function polling(id: string): MakeAdapter {
  return (_t, server, room, as) => {
    const path = paths.transport(room, id);
    const get = (query: string) => call<Page & Problem>(server, "GET", `${path}?${query}`);
    return {
      ends: { "room-not-found": 404, "cursor-gone": 410 },
      async ask(query = "") {
        const { status, body } = await get(query);
        return status === 200 ? { page: body, end: status } : { problem: body, end: status };
      },
      async receive(after, count) {
        const messages: Message[] = [];
        let query = after === undefined ? "" : `after=${after}`;
        while (messages.length < count) {
          const { status, body } = await get(query);
          assert.equal(status, 200);
          messages.push(...body.messages);
          assert.ok(!body.more || body.messages.length > 0, "more is empty");
          query = `after=${body.cursor}`;
          await setImmediate();
        }
        return messages;
      },
      async send(draft) {
        const content = typeof draft === "string" ? { raw: draft } : { json: draft };
        const { body, headers } = await call<Sent>(server, "POST", path + as, content);
        const retryAfter = headers.get("retry-after");
        return retryAfter ? { ...body, retryAfterMs: Number(retryAfter) * 1000 } : body;
      },
    };
  };
}

function socket(id: string): MakeAdapter {
  return (t, server, room, as) => {
    const path = paths.transport(room, id);
    return {
      ends: { "room-not-found": 4404, "cursor-gone": 4410 },
      async ask(query = "") {
        const { ws, until, frames, closed, refused } = openWs(t, server, `${path}?${query}`);
        const refusal = refused.then(({ status, problem }) => ({ problem, end: status }));
        const answer = until(() => frames[0]).then(async (first) => {
          if (first.type === "problem") return { problem: first, end: (await closed).code };
          assert.ok(first.type === "messages", `the first frame is of type ${first.type}`);
          ws.close();
          return { page: first };
        });
        return Promise.any([refusal, answer]);
      },
      async receive(after, count) {
        const query = after === undefined ? "" : `?after=${after}`;
        const { ws, until, frames } = openWs(t, server, path + query);
        const heard = () => frames.flatMap((f) => (f.type === "messages" ? f.messages : []));
        const messages = await until(() => (heard().length >= count ? heard() : undefined));
        ws.close();
        return messages;
      },
      async send(draft) {
        const { ws, say, heard, closed } = openWs(t, server, path + as);
        await heard("messages");
        say(typeof draft === "string" ? draft : { type: "send", ...Object(draft) });
        const answer = await Promise.any([heard("accepted"), heard("problem")]).catch(() => {});
        if (!answer) return { code: (await closed).code === 1009 ? "too-large" : "closed" };
        ws.close();
        return answer;
      },
    };
  };
}

/** How each registered transport is used; one that has no adapter here fails the suites. */
const adapters: Record<string, MakeAdapter> = {
  "short-polling": polling("short-polling"),
  "long-polling": polling("long-polling"),
  websocket: socket("websocket"),
};

/** The adapter of a transport for one room; `client` is who sends. */
export function adapt(
  id: string,
  t: TestContext,
  server: TestServer,
  room: string,
  client?: string,
): Adapter {
  const make = adapters[id];
  assert.ok(make, `${id} needs an adapter`);
  return make(t, server, room, client === undefined ? "" : `?client=${client}`);
}
