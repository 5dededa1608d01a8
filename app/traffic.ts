import { type Draft, type Message, type Page, paths, type ServerFrame } from "#wire";
import { asFailure, failureOf } from "./failure.ts";
import type { Happening, TrafficEvent } from "./happening.ts";
import { limit, type Patience } from "./limit.ts";
import { type Line, openLine } from "./line.ts";

/** The client's one door to one transport of a room: what passes is told to `observe`, and so counted. */
export interface Traffic {
  /** @throws {Failure} or the signal's reason. */
  ask(query: { after?: string; wait?: number }, patience: Patience): Promise<Page>;
  /** @throws {Failure} or the signal's reason. */
  send(draft: Draft, patience: Patience): Promise<Message>;
  /** Settles when the WebSocket is open. @throws {Failure} or the signal's reason. */
  connect(
    query: { after?: string },
    hear: (frame: ServerFrame) => void,
    patience: Patience,
  ): Promise<Line>;
}

/** What the door must know. */
export interface TrafficParts {
  /** `http://host:port`, the page's own in a browser. */
  origin: string;
  room: string;
  /** The transport's id: part of every address. */
  transport: string;
  client: string;
  observe(event: TrafficEvent): void;
  /** For Node.js before 22, which has none of its own. */
  WebSocket?: typeof globalThis.WebSocket;
}

let exchanges = 0;

/** Opens the door. It works in a browser and in Node.js alike. */
export function createTraffic(parts: TrafficParts): Traffic {
  const { origin, room, transport, client, observe, WebSocket = globalThis.WebSocket } = parts;

  function address(query: Record<string, string | number | undefined>): URL {
    const url = new URL(paths.transport(room, transport), origin);
    for (const [key, value] of Object.entries({ ...query, client })) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    return url;
  }

  function begin(kind: "ask" | "send" | "handshake", url: URL): (happening: Happening) => void {
    const exchange = ++exchanges;
    const tell = (happening: Happening) =>
      observe({ ...happening, exchange, at: performance.now() });
    tell({ type: "request", kind, url: url.pathname + url.search });
    return tell;
  }

  /** One request; `read` brings what is sought out of a 2xx body, or nothing from a wrong one. */
  async function exchange<T>(
    kind: "ask" | "send",
    url: URL,
    init: RequestInit,
    patience: Patience,
    read: (body: unknown) => T | undefined,
    count: (found: T) => number,
  ): Promise<T> {
    const { signal, end } = limit(patience);
    const tell = begin(kind, url);
    try {
      const answer = await fetch(url, { ...init, cache: "no-store", signal });
      const body: unknown = await answer.json().catch(() => undefined);
      signal.throwIfAborted();
      const found = answer.ok ? read(body) : undefined;
      tell({ type: "answer", status: answer.status, messages: found ? count(found) : 0 });
      if (found === undefined) throw failureOf(answer, body);
      return found;
    } catch (thrown) {
      if (patience.signal.aborted) tell({ type: "aborted" });
      patience.signal.throwIfAborted();
      const cause = asFailure(signal.aborted ? signal.reason : thrown);
      if (cause.code === "unreachable" || cause.code === "timeout")
        tell({ type: "failure", cause });
      throw cause;
    } finally {
      end();
    }
  }

  return {
    ask(query, patience) {
      const count = (page: Page) => page.messages.length;
      return exchange("ask", address(query), {}, patience, readPage, count);
    },
    send(draft, patience) {
      const headers = { "Content-Type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(draft) };
      return exchange("send", address({}), init, patience, readMessage, () => 0);
    },
    connect(query, hear, patience) {
      const url = address(query);
      const tell = begin("handshake", url);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      return openLine({ url, WebSocket, hear, tell }, patience);
    },
  };
}

function readPage(body: unknown): Page | undefined {
  const page = body as Partial<Page> | undefined;
  return typeof page?.cursor === "string" && Array.isArray(page.messages)
    ? (page as Page)
    : undefined;
}

function readMessage(body: unknown): Message | undefined {
  return (body as { message?: Message } | undefined)?.message;
}
