/** Hears a frame: the bytes from `start` to `end` are its payload, good until it returns. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/**
 * Walks over the frames of a server (RFC 6455, section 5.2) in the bytes of a connection without
 * copying what comes in one piece.
 * @returns a function that takes the next `length` bytes.
 */
export function createFrameWalker(onFrame: OnFrame): (piece: Buffer, length: number) => void {
  let rest: Buffer | undefined;
  return (piece, length) => {
    const fresh = piece.subarray(0, length);
    const bytes = rest ? Buffer.concat([rest, fresh]) : fresh;
    let at = 0;
    for (;;) {
      if (at + 2 > bytes.length) break;
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const start = at + (short === 127 ? 10 : short === 126 ? 4 : 2);
      if (start > bytes.length) break;
      const size =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : long(bytes, at);
      if (start + size > bytes.length) break;
      onFrame((bytes[at] ?? 0) & 0x0f, bytes, start, start + size);
      at = start + size;
    }
    // Where the pieces lie is written over by the next read.
    rest = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  };
}

function long(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64BE(at + 2));
}

/** A client's frame. Its mask is zero, which is as good as any other and leaves the bytes as they are. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const isShort = payload.length < 126;
  const head = Buffer.alloc(isShort ? 6 : 8);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
