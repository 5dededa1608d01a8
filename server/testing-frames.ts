import { randomBytes } from "node:crypto";

/** Frame types of RFC 6455, section 5.2. */
export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

/** How a frame can be made wrong on purpose. */
export interface FrameParts {
  opcode?: number;
  payload?: string | Buffer;
  /** Whether it is the last of its message. */
  fin?: boolean;
  /** The three reserved bits, as they stand in the first byte (0x40, 0x20, 0x10). */
  reserved?: number;
  /** A client must mask, a server must not. */
  masked?: boolean;
  /** The length it claims. */
  length?: bigint;
  /** Bits of the length field: the shortest that fits is the one allowed. */
  lengthBits?: 7 | 16 | 64;
}

/** A frame as a client sends it, wrong where it is told to be. */
export function encodeFrame({
  opcode = opcodes.text,
  payload = "",
  fin = true,
  reserved = 0,
  masked = true,
  ...rest
}: FrameParts): Buffer {
  const data = Buffer.from(payload);
  const length = rest.length ?? BigInt(data.length);
  const bits = rest.lengthBits ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64);
  const head = Buffer.alloc({ 7: 2, 16: 4, 64: 10 }[bits]);
  head[0] = (fin ? 0x80 : 0) | reserved | opcode;
  head[1] = (masked ? 0x80 : 0) | { 7: Number(length) & 0x7f, 16: 126, 64: 127 }[bits];
  if (bits === 16) head.writeUInt16BE(Number(length), 2);
  if (bits === 64) head.writeBigUInt64BE(length, 2);
  if (!masked) return Buffer.concat([head, data]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, data.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}

/** A close frame; without a code it is empty. */
export function encodeClose(code?: number, reason: string | Buffer = ""): Buffer {
  const head = Buffer.alloc(code === undefined ? 0 : 2);
  if (code !== undefined) head.writeUInt16BE(code);
  return encodeFrame({
    opcode: opcodes.close,
    payload: Buffer.concat([head, Buffer.from(reason)]),
  });
}

export interface Frame {
  opcode: number;
  payload: Buffer;
}

/**
 * Reads whole frames of a server out of the bytes of its connection, which come in any pieces.
 * @returns a function that takes the next piece and gives the frames it completes.
 */
export function createFrameReader(): (piece: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const frames: Frame[] = [];
    for (;;) {
      const bounds = boundsOf(rest);
      if (!bounds || rest.length < bounds.end) return frames;
      const opcode = (rest[0] ?? 0) & 0x0f;
      frames.push({ opcode, payload: rest.subarray(bounds.start, bounds.end) });
      rest = rest.subarray(bounds.end);
    }
  };
}

function boundsOf(bytes: Buffer): { start: number; end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const length =
    short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short === 126
        ? bytes.readUInt16BE(2)
        : short;
  return { start, end: start + length };
}

/** The request that opens a WebSocket, with further header lines. */
export function handshake(path: string, headers: string[] = []): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...headers,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
