import type { Socket as TcpSocket } from "node:net";
import type { WebSocket } from "ws";
import { closeCodes, type Page, type ServerFrame, sizes } from "#wire";
import { type Frame, frame, pageFrame } from "./encode.ts";
import type { Exchange } from "./exchange.ts";
import type { Road } from "./faults.ts";
import { closeCodeOf, parseFrame } from "./frame.ts";
import type { Limits, Sender } from "./limits.ts";
import { type Link, linkOf } from "./links.ts";
import { type Hearer, listen, listenToFrames } from "./listen.ts";
import type { Metrics } from "./metrics.ts";
import { asRefusal, Refusal } from "./refusal.ts";

type FrameListener = (value: Record<string, unknown>) => Promise<void>;

/** Whose socket it is. */
export interface Owner extends Sender {
  /** None where the room is not there. */
  transport: string | undefined;
}

/** Bytes that may wait for a slow reader before it is told to come back. */
const maxQueuedBytes = 1024 * 1024;
/** Problems a socket may cause within `problemWindowMs` before it is closed. */
const maxProblems = 50;
const problemWindowMs = 10_000;
const tooMany = new Refusal("rate-limited", "Too many problems in a row.", {
  retryAfterMs: 10_000,
});

/** A counted WebSocket as a transport sees it. What is said after the close goes nowhere. */
export class Socket implements Hearer {
  isClosed = false;
  /** Whether a pong came for the last ping. */
  isAnswered = true;
  private readonly link: Link;
  private closers: readonly (() => void)[] = [];
  private listener: FrameListener | undefined;
  private problems: number[] | undefined;

  /** Wraps an accepted WebSocket. @param road the simulated network, which each frame passes. */
  constructor(
    private readonly ws: WebSocket,
    private readonly tcp: TcpSocket,
    private readonly road: Road,
    private readonly owner: Owner,
    private readonly judges: { limits: Limits; metrics: Metrics },
    /** Absent where nothing is counted. */
    private readonly exchange: Exchange | undefined,
  ) {
    this.link = linkOf(tcp);
    listen(ws, this);
  }

  /** Hears once that the socket is closed. */
  onClose(listener: () => void): void {
    // A list that is spread makes room for seventeen.
    this.closers = this.closers.concat(listener);
  }

  /** Sends a page as a `messages` frame. */
  deliver(page: Page): void {
    this.send(pageFrame(page));
  }

  say(value: ServerFrame): void {
    this.send(frame(value));
  }

  /** Says the problem and closes with its code. */
  refuse(refusal: Refusal): void {
    this.sayProblem(refusal);
    const { code } = refusal;
    this.link.pass("down", this.road, () => this.ws.close(closeCodeOf(code), code));
  }

  /** Settles when what was sent has left, or the socket is closed. */
  async drained(): Promise<void> {
    const { tcp, link } = this;
    if (tcp.writableNeedDrain && !this.isClosed) {
      await new Promise<void>((resolve) => {
        tcp.once("drain", resolve);
        this.onClose(resolve);
      });
    }
    await link.emptied("down");
  }

  /**
   * Hears each text frame, parsed. A refusal thrown by the listener becomes a `problem`, as bad
   * JSON does; the socket stays open.
   */
  onFrame(listener: FrameListener): void {
    this.listener = listener;
    listenToFrames(this.ws);
  }

  framed(bytes: Buffer, isBinary: boolean): void {
    const { ws, link, road } = this;
    this.exchange?.frameUp(bytes.length);
    if (ws.readyState !== ws.OPEN) return;
    if (isBinary) return void ws.close(closeCodes.binary, "text frames only");
    link.touch();
    const heard = () => {
      if (road.strikes("dropRequests")) return link.sever();
      void this.hear(bytes);
    };
    if (!link.pass("up", road, heard)) this.tooSlow();
  }

  ponged(): void {
    this.isAnswered = true;
    this.link.touch();
  }

  closed(): void {
    this.isClosed = true;
    for (const closer of this.closers) closer();
    this.closers = [];
    this.exchange?.close(101);
  }

  ping(): void {
    this.isAnswered = false;
    this.link.pass("down", this.road, () => {
      if (this.ws.readyState !== this.ws.OPEN) return;
      this.link.touch();
      this.ws.ping();
    });
  }

  /** Ends a socket that no longer answers. */
  terminate(): void {
    this.ws.terminate();
  }

  private send(frame: Frame): void {
    const { link, road } = this;
    if (link.isClear("down", road)) this.write(frame);
    else if (!link.pass("down", road, () => this.strike(frame))) this.tooSlow();
  }

  private strike(frame: Frame): void {
    this.link.touch();
    if (this.road.strikes("dropAnswers")) this.link.sever();
    else this.write(frame);
  }

  /** Past `ws`, which would make a header for each socket and write it apart from the payload. */
  private write({ bytes, payload, page }: Frame): void {
    const { ws, tcp } = this;
    if (ws.readyState !== ws.OPEN) return;
    const queued = tcp.writableLength;
    if (queued > 0 && queued + bytes.length > maxQueuedBytes) {
      this.tooSlow();
      return;
    }
    this.exchange?.frameDown(payload, page);
    tcp.write(bytes);
  }

  private tooSlow(): void {
    this.ws.close(closeCodes.tryLater, "too slow: come back with your cursor");
  }

  private sayProblem(refusal: Refusal, id?: string): void {
    const { code, message, details } = refusal;
    const { cursor, retryAfterMs } = details;
    this.judges.metrics.refused(code, this.owner.transport);
    this.say({ type: "problem", code, detail: message, id, cursor, retryAfterMs });
  }

  private complain(refusal: Refusal, id?: string): void {
    const now = performance.now();
    const recent = this.problems?.filter((at) => now - at < problemWindowMs) ?? [];
    this.problems = [...recent, now];
    if (this.problems.length <= maxProblems) this.sayProblem(refusal, id);
    else if (this.ws.readyState === this.ws.OPEN) this.refuse(tooMany);
  }

  private async hear(bytes: Buffer): Promise<void> {
    let id: string | undefined;
    try {
      const value = parseFrame(bytes);
      if (typeof value.id === "string") id = value.id.slice(0, sizes.idChars);
      if (value.type === "send") {
        this.exchange?.sent();
        const tooFast = this.judges.limits.send(this.owner);
        if (tooFast) throw tooFast;
      }
      // As if something in between had sent it again: the second one is heard by nobody else.
      if (this.road.strikes("duplicateRequests")) void this.listener?.(value).catch(() => {});
      await this.listener?.(value);
    } catch (thrown) {
      this.complain(asRefusal(thrown), id);
    }
  }
}
