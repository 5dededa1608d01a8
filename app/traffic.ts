import { type Draft, type Message, type Page, paths, type ServerFrame } from "#wire";
import { asFailure, Failure, failureOf } from "./failure.ts";
import type { Happening, TrafficEvent } from "./happening.ts";
import { limit, type Patience } from "./limit.ts";
import { type Line, openLine } from "./line.ts";

/** The client's one door to one transport of a room: what passes is told to `observe`, and so counted. */
export interface Traffic {
  /** @throws {Failure} or the signal's reason. */
  ask(query: { after?: string; wait?: number }, patience: Patience): Promise<Page>;
  /** @throws {Failure} or the signal's reason. */
  send(draft: Draft, patience: Patience): Promise<Message>;
  /**
   * Settles when the WebSocket is open. A browser cannot read why a handshake was refused: after two
   * in a row the address is asked once without one, and then each time twice as many have failed.
   * @throws {Failure} or the signal's reason.
   */
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
  /** Handshakes in a row that were refused, and why, as far as the address told. */
  let refused = 0;
  let reason: Failure | undefined;

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
    let hasBegun = false;
    try {
      const answer = await fetch(url, { ...init, cache: "no-store", signal });
      hasBegun = true;
      const body = readJson(await answer.text());
      signal.throwIfAborted();
      const { status } = answer;
      const found = answer.ok ? read(body) : undefined;
      if (found !== undefined) {
        tell({ type: "answer", status, messages: count(found) });
        return found;
      }
      const failure = failureOf(answer, body);
      const isForeign = failure.code === "bad-answer" ? { isForeign: true as const } : {};
      tell({ type: "answer", status, messages: 0, ...isForeign });
      throw failure;
    } catch (thrown) {
      if (patience.signal.aborted) tell({ type: "aborted" });
      patience.signal.throwIfAborted();
      const cause = asFailure(signal.aborted ? signal.reason : thrown);
      if (cause.code === "unreachable" || cause.code === "timeout")
        tell({ type: "failure", cause, ...(hasBegun && { hasBegun }) });
      throw cause;
    } finally {
      end();
    }
  }

  /** Why a handshake was refused: 426 tells that something in between does not pass WebSocket. */
  async function explain(failure: Failure, url: URL, patience: Patience): Promise<Failure> {
    if (failure.code !== "unreachable") return failure;
    refused += 1;
    if (isPowerOfTwo(refused)) {
      const found = await exchange("ask", url, {}, patience, readPage, () => 0).catch(asFailure);
      patience.signal.throwIfAborted();
      const isIt = found instanceof Failure && found.code === "upgrade-required";
      reason = isIt ? found : undefined;
    }
    return reason ?? failure;
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
    async connect(query, hear, patience) {
      const plain = address(query);
      const url = new URL(plain);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      try {
        const line = await openLine(
          { url, WebSocket, hear, tell: begin("handshake", plain) },
          patience,
        );
        refused = 0;
        reason = undefined;
        return line;
      } catch (thrown) {
        patience.signal.throwIfAborted();
        throw await explain(asFailure(thrown), plain, patience);
      }
    },
  };
}

/** Of 2, 4, 8 …: one is none here. */
const isPowerOfTwo = (n: number) => n > 1 && (n & (n - 1)) === 0;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
