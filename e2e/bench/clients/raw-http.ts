import { connect } from "node:net";

export interface RawHttp {
  /** Sends a whole request; the one before must have been answered. */
  ask(request: string): void;
  end(): void;
}

export interface RawHttpOptions {
  port: number;
  onOpen(http: RawHttp): void;
  /** An answer: bytes from `start` to `end` are its body, good until it returns. */
  onAnswer(status: number, bytes: Buffer, start: number, end: number): void;
  onLost(reason: string): void;
}

const shared = Buffer.alloc(256 * 1024);
const lastChunk = "\r\n0\r\n\r\n";

/** One kept-alive HTTP/1.1 connection that reads no more of an answer than it must. */
export function openRawHttp({ port, onOpen, onAnswer, onLost }: RawHttpOptions): void {
  let rest: Buffer | undefined;
  let isEnding = false;

  const read = (length: number, buffer: Uint8Array) => {
    const piece = (buffer as Buffer).subarray(0, length);
    const bytes = rest ? Buffer.concat([rest, piece]) : piece;
    const end = endOf(bytes);
    rest = end ? undefined : Buffer.from(bytes);
    if (!end) return true;
    // "HTTP/1.1 200": the digits stand at a fixed place.
    const status = Number(bytes.toString("latin1", 9, 12));
    onAnswer(status, bytes, end.body, end.end);
    return true;
  };
  const tcp = connect({ port, host: "127.0.0.1", onread: { buffer: shared, callback: read } });
  tcp.setNoDelay();
  tcp.once("connect", () => onOpen(http));
  tcp.on("error", (error) => lose(error.message));
  tcp.once("close", () => lose("closed"));

  function lose(reason: string): void {
    if (isEnding) return;
    http.end();
    onLost(reason);
  }
  const http: RawHttp = {
    ask: (request) => void tcp.write(request, "latin1"),
    end() {
      isEnding = true;
      tcp.destroy();
    },
  };
}

/** Where the body of a whole answer begins and ends; nothing while some of it is missing. */
function endOf(bytes: Buffer): { body: number; end: number } | undefined {
  const body = bytes.indexOf("\r\n\r\n") + 4;
  if (body < 4) return undefined;
  const length = /content-length: (\d+)/i.exec(bytes.toString("latin1", 0, body))?.[1];
  if (length === undefined) {
    const isWhole = bytes.toString("latin1", bytes.length - lastChunk.length) === lastChunk;
    return isWhole ? { body, end: bytes.length } : undefined;
  }
  const end = body + Number(length);
  return bytes.length < end ? undefined : { body, end };
}
