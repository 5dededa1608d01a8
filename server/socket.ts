import { once } from "node:events";
import type { Socket as TcpSocket } from "node:net";
import type { RawData, WebSocket } from "ws";
import { closeCodes, type ErrorCode, type Page, type ServerFrame, sizes } from "#wire";
import { type Frame, frame, pageFrame } from "./encode.ts";
import type { Exchange } from "./exchange.ts";
import type { Road } from "./faults.ts";
import { linkOf } from "./links.ts";
import { asRefusal, Refusal } from "./refusal.ts";

type FrameListener = (value: Record<string, unknown>) => Promise<void>;

/** A counted WebSocket as a transport sees it. What is said after the close goes nowhere. */
export interface Socket {
  /** Aborted once the socket is closed. */
  readonly closed: AbortSignal;
  /** Sends a page as a `messages` frame. */
  deliver(page: Page): void;
  say(value: ServerFrame): void;
  /** Says the problem and closes with its code. */
  refuse(refusal: Refusal): void;
  /** Settles when what was sent has left, or the socket is closed. */
  drained(): Promise<void>;
  /**
   * Hears each text frame, parsed. A refusal thrown by the listener becomes a `problem`, as bad
   * JSON does; the socket stays open.
   */
  onFrame(listener: FrameListener): void;
  ping(): void;
  onPong(listener: () => void): void;
  /** Ends a socket that no longer answers. */
  terminate(): void;
}

/** Who is asked whether a draft is too much, and hears of each refusal. */
export interface Judge {
  limit(): Refusal | undefined;
  refused(refusal: Refusal): void;
}

/** Bytes that may wait for a slow reader before it is told to come back. */
const maxQueuedBytes = 1024 * 1024;
/** Problems a socket may cause within `problemWindowMs` before it is closed. */
const maxProblems = 50;
const problemWindowMs = 10_000;
const tooMany = new Refusal("rate-limited", "Too many problems in a row.", {
  retryAfterMs: 10_000,
});

/**
 * Wraps an accepted WebSocket; `exchange` is absent where nothing is counted.
 * @param road the simulated network, which each frame passes.
 */
export function openSocket(
  ws: WebSocket,
  tcp: TcpSocket,
  road: Road,
  judge: Judge,
  exchange?: Exchange,
): Socket {
  const link = linkOf(tcp);
  const closing = new AbortController();
  ws.once("close", () => {
    closing.abort();
    exchange?.close(101);
  });
  ws.on("error", () => ws.terminate());

  function send(frame: Frame): void {
    if (link.isClear("down", road)) write(frame);
    else if (!link.pass("down", road, () => strike(frame))) tooSlow();
  }

  function strike(frame: Frame): void {
    link.touch();
    if (road.strikes("dropAnswers")) link.sever();
    else write(frame);
  }

  /** Past `ws`, which would make a header for each socket and write it apart from the payload. */
  function write({ bytes, payload, page }: Frame): void {
    if (ws.readyState !== ws.OPEN) return;
    const queued = tcp.writableLength;
    if (queued > 0 && queued + bytes.length > maxQueuedBytes) {
      tooSlow();
      return;
    }
    exchange?.frameDown(payload, page);
    tcp.write(bytes);
  }

  function tooSlow(): void {
    ws.close(closeCodes.tryLater, "too slow: come back with your cursor");
  }

  const say = (value: ServerFrame) => {
    send(frame(value));
  };
  const sayProblem = (refusal: Refusal, id?: string) => {
    const { code, message, details } = refusal;
    const { cursor, retryAfterMs } = details;
    judge.refused(refusal);
    say({ type: "problem", code, detail: message, id, cursor, retryAfterMs });
  };
  const refuse = (refusal: Refusal) => {
    sayProblem(refusal);
    link.pass("down", road, () => ws.close(closeCodeOf(refusal.code), refusal.code));
  };

  let problems: number[] = [];
  function complain(refusal: Refusal, id?: string): void {
    const now = performance.now();
    problems = [...problems.filter((at) => now - at < problemWindowMs), now];
    if (problems.length <= maxProblems) sayProblem(refusal, id);
    else if (ws.readyState === ws.OPEN) refuse(tooMany);
  }

  async function hear(bytes: Buffer, listener: FrameListener): Promise<void> {
    let id: string | undefined;
    try {
      const value = parseFrame(bytes);
      if (typeof value.id === "string") id = value.id.slice(0, sizes.idChars);
      if (value.type === "send") {
        exchange?.sent();
        const tooFast = judge.limit();
        if (tooFast) throw tooFast;
      }
      // As if something in between had sent it again: the second one is heard by nobody else.
      if (road.strikes("duplicateRequests")) void listener(value).catch(() => {});
      await listener(value);
    } catch (thrown) {
      complain(asRefusal(thrown), id);
    }
  }

  return {
    closed: closing.signal,
    deliver(page) {
      send(pageFrame(page));
    },
    say,
    refuse,
    async drained() {
      if (tcp.writableNeedDrain)
        await once(tcp, "drain", { signal: closing.signal }).catch(() => {});
      await link.emptied("down");
    },
    onFrame(listener) {
      ws.on("message", (data: RawData, isBinary: boolean) => {
        const bytes = data as Buffer;
        exchange?.frameUp(bytes.length);
        if (ws.readyState !== ws.OPEN) return;
        if (isBinary) return ws.close(closeCodes.binary, "text frames only");
        link.touch();
        const heard = () => {
          if (road.strikes("dropRequests")) return link.sever();
          void hear(bytes, listener);
        };
        if (!link.pass("up", road, heard)) tooSlow();
      });
    },
    ping: () =>
      void link.pass("down", road, () => {
        if (ws.readyState !== ws.OPEN) return;
        link.touch();
        ws.ping();
      }),
    onPong(listener) {
      ws.on("pong", () => {
        link.touch();
        listener();
      });
    },
    terminate: () => ws.terminate(),
  };
}

function parseFrame(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (cause) {
    throw new Refusal("bad-json", "The frame is not valid JSON.", { cause });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Refusal("invalid", "The frame must be a JSON object.");
}

function closeCodeOf(code: ErrorCode): number {
  if (code in closeCodes) return closeCodes[code as keyof typeof closeCodes];
  return code === "unavailable" ? closeCodes.tryLater : closeCodes.notAllowed;
}
