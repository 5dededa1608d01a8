import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { clientFrame, createFrameWalker } from "./frames.ts";

export interface RawSocket {
  say(text: string): void;
  end(): void;
}

export interface RawSocketOptions {
  port: number;
  path: string;
  /** The handshake was answered with 101. */
  onOpen(socket: RawSocket): void;
  /** A text frame: bytes from `start` to `end`, good until it returns. */
  onText(bytes: Buffer, start: number, end: number): void;
  /** The connection ended, unasked. */
  onLost(reason: string): void;
}

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;
/** One for all connections: what was read is done with before the next read. */
const shared = Buffer.alloc(256 * 1024);

/** A WebSocket that is as light as can be, so that its client is not what is measured. */
export function openRawSocket(options: RawSocketOptions): void {
  const { port, path, onOpen, onText, onLost } = options;
  let isEnding = false;
  let head = "";
  let isOpen = false;

  const walk = createFrameWalker((opcode, bytes, start, end) => {
    if (opcode === opcodes.text) return onText(bytes, start, end);
    const payload = Buffer.from(bytes.subarray(start, end));
    if (opcode === opcodes.ping) tcp.write(clientFrame(opcodes.pong, payload));
    if (opcode === opcodes.close) lose(`closed with ${payload.readUInt16BE()}`);
  });
  const read = (length: number, bytes: Uint8Array) => {
    const piece = bytes as Buffer;
    if (isOpen) walk(piece, length);
    else shake(piece.subarray(0, length));
    return true;
  };
  const tcp = connect({ port, host: "127.0.0.1", onread: { buffer: shared, callback: read } });
  tcp.setNoDelay();
  tcp.once("connect", () => {
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ];
    tcp.write(`${lines.join("\r\n")}\r\n\r\n`);
  });
  tcp.on("error", (error) => lose(error.message));
  tcp.once("close", () => lose("closed"));

  function shake(piece: Buffer): void {
    head += piece.toString("latin1");
    const end = head.indexOf("\r\n\r\n") + 4;
    if (end < 4) return;
    if (!head.startsWith("HTTP/1.1 101 ")) {
      lose(head);
      return;
    }
    isOpen = true;
    const first = Buffer.from(head.slice(end), "latin1");
    onOpen(socket);
    walk(first, first.length);
  }

  function lose(reason: string): void {
    if (isEnding) return;
    socket.end();
    onLost(reason);
  }

  const socket: RawSocket = {
    say(text) {
      // What is said in one turn leaves in one piece.
      if (tcp.writableCorked === 0) {
        tcp.cork();
        process.nextTick(() => tcp.uncork());
      }
      tcp.write(clientFrame(opcodes.text, Buffer.from(text)));
    },
    end() {
      isEnding = true;
      tcp.destroy();
    },
  };
}
