import { type ClientFrame, closeCodes, type ServerFrame } from "#wire";
import { deferred } from "./deferred.ts";
import { asFailure, Failure } from "./failure.ts";
import type { Happening } from "./happening.ts";
import type { Patience } from "./limit.ts";

/** An open WebSocket. */
export interface Line {
  /** Says a frame; once the line has fallen it goes nowhere. */
  send(frame: ClientFrame): void;
  /** Rejects with the failure that ended the line; never resolves. */
  readonly fallen: Promise<never>;
  /** Ends the line; `cause` is then why it fell. */
  drop(cause: Failure): void;
}

/** What a line must know. */
export interface LineParts {
  url: URL;
  WebSocket: typeof WebSocket;
  hear(frame: ServerFrame): void;
  tell(happening: Happening): void;
}

/**
 * Opens a WebSocket; settles when it is open. The patience's time limit ends there, its signal
 * ends the line at any time.
 * @throws {Failure} or the signal's reason.
 */
export function openLine(
  { url, WebSocket, hear, tell }: LineParts,
  { signal, timeoutMs }: Patience,
) {
  const opened = deferred<Line>();
  const fallen = deferred<never>();
  let cause: Failure | undefined;
  let isOpen = false;

  const socket = new WebSocket(url);
  const late = () => drop(new Failure("timeout", `Not open within ${timeoutMs} ms.`));
  const leave = () => drop(asFailure(signal.reason));
  const timer = setTimeout(late, timeoutMs);
  signal.addEventListener("abort", leave);

  function drop(why: Failure): void {
    cause ??= why;
    // Closed before it is open, it errs as well; unheard, Node.js would take that for fatal.
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(closeCodes.done);
    end(0);
  }

  function end(code: number): void {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
    const failure = cause ?? fallenBy(code);
    if (signal.aborted) tell({ type: "aborted" });
    else if (isOpen) tell({ type: "fallen", cause: failure });
    else tell({ type: "failure", cause: failure });
    opened.reject(failure);
    fallen.reject(failure);
  }

  socket.onopen = () => {
    isOpen = true;
    clearTimeout(timer);
    tell({ type: "answer", status: 101, messages: 0 });
    opened.resolve({ send, fallen: fallen.promise, drop });
  };
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    const frame = readFrame(data);
    if (!frame) return drop(new Failure("bad-answer", "What came is no frame of the server's."));
    const messages = frame.type === "messages" ? frame.messages.length : 0;
    tell({ type: "frame", direction: "down", frame: frame.type, messages });
    if (frame.type === "problem" && frame.id === undefined) cause = refusedBy(frame);
    hear(frame);
  };
  socket.onclose = ({ code }) => end(code);
  socket.onerror = () => {};
  if (signal.aborted) leave();

  function send(frame: ClientFrame): void {
    if (socket.readyState !== socket.OPEN) return;
    tell({ type: "frame", direction: "up", frame: frame.type, messages: 0 });
    socket.send(JSON.stringify(frame));
  }
  return opened.promise;
}

/** A frame, or nothing from what something in between may have said. */
function readFrame(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(String(data)) as Partial<ServerFrame> | null;
    if (typeof frame?.type !== "string") return undefined;
    if (frame.type === "messages" && !Array.isArray(frame.messages)) return undefined;
    return frame as ServerFrame;
  } catch {
    return undefined;
  }
}

/** A problem frame, as the failure it tells of. */
export function refusedBy(frame: Extract<ServerFrame, { type: "problem" }>): Failure {
  const { code, detail, cursor, retryAfterMs } = frame;
  return new Failure(code, detail, { cursor, retryAfterMs });
}

function fallenBy(code: number): Failure {
  if (code === closeCodes.goingAway) return new Failure("stopping", "The server is going away.");
  return new Failure("unreachable", `The connection fell (close code ${code}).`);
}
