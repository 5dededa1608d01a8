/** One HTTP request or answer with its body, or one WebSocket frame, as it went over the wire. */
export interface Unit {
  kind: "http" | "frame";
  bytes: Buffer;
}

const headEnd = "\r\n\r\n";

/**
 * Cuts one direction of a connection into units, however its bytes come in. What is not whole yet
 * is kept back.
 * @throws when a body has no length: nothing here is sent in chunks.
 */
export function createSplitter(): (bytes: Buffer) => Unit[] {
  let rest: Buffer = Buffer.alloc(0);
  let kind: Unit["kind"] = "http";

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const units: Unit[] = [];
    for (;;) {
      const length = kind === "http" ? httpLength(rest) : frameLength(rest);
      if (length === undefined || rest.length < length) return units;
      const unit: Unit = { kind, bytes: rest.subarray(0, length) };
      units.push(unit);
      rest = rest.subarray(length);
      if (kind === "http" && isUpgrade(unit)) kind = "frame";
    }
  };
}

/** Bytes of head and body, once the head is whole. */
function httpLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end);
  if (/\r\ntransfer-encoding:/i.test(head)) throw new Error("a body in chunks cannot be cut");
  const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  return end + headEnd.length + Number(length);
}

/** Bytes of a frame, once its header is whole (RFC 6455, section 5.2). */
function frameLength(bytes: Buffer): number | undefined {
  const second = bytes[1];
  if (second === undefined) return undefined;
  const mask = second & 0x80 ? 4 : 0;
  const short = second & 0x7f;
  if (short < 126) return 2 + mask + short;
  if (short === 126) return bytes.length < 4 ? undefined : 4 + mask + bytes.readUInt16BE(2);
  return bytes.length < 10 ? undefined : 10 + mask + Number(bytes.readBigUInt64BE(2));
}

/** A handshake's request or its 101: what follows is frames. */
function isUpgrade({ bytes }: Unit): boolean {
  const head = bytes.toString("latin1", 0, bytes.indexOf(headEnd));
  return head.startsWith("HTTP/1.1 101 ") || /^GET [\s\S]*\r\nupgrade: *websocket/i.test(head);
}
