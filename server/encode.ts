import type { Message, Page, ServerFrame } from "#wire";

const texts = new WeakMap<Message, { json: string; bytes: number }>();
const arrays = new WeakMap<Message[], string>();
const frames = new WeakMap<Page, Frame>();

/** Up to this many characters it costs less to encode a body again than to write it apart. */
const shortText = 8192;

/** A whole WebSocket frame as it crosses the wire (RFC 6455, section 5.2). */
export interface Frame {
  bytes: Buffer;
  /** Bytes of its payload. */
  payload: number;
  /** What it brings, where it is a `messages` frame. */
  page?: Page;
}

/** A page as the body of a poll answer. */
export function pageBody({ cursor, messages, more }: Page): string | Buffer {
  const text = `{"cursor":"${cursor}","messages":${arrayJson(messages)},"more":${more}}`;
  // Node.js writes a text together with the header, and bytes apart from it.
  return text.length < shortText ? text : Buffer.from(text);
}

/** A page as a `messages` frame. Whoever shares the page shares the bytes, header and all. */
export function pageFrame(page: Page): Frame {
  const { cursor, messages } = page;
  return once(frames, page, () =>
    textFrame(`{"type":"messages","cursor":"${cursor}","messages":${arrayJson(messages)}}`, page),
  );
}

/** Any other frame. */
export function frame(value: ServerFrame): Frame {
  return textFrame(JSON.stringify(value));
}

/** FIN and opcode 1, no mask, the length in its shortest form. */
function textFrame(text: string, page?: Page): Frame {
  const payload = Buffer.byteLength(text);
  const start = payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + payload);
  bytes[0] = 0x81;
  bytes[1] = start === 2 ? payload : start === 4 ? 126 : 127;
  if (start === 4) bytes.writeUInt16BE(payload, 2);
  if (start === 10) bytes.writeBigUInt64BE(BigInt(payload), 2);
  bytes.write(text, start);
  return page ? { bytes, payload, page } : { bytes, payload };
}

/** What a message takes as JSON in UTF-8, bytes. */
export function jsonBytes(message: Message): number {
  return messageText(message).bytes;
}

/** A message is serialised once for all transports, whatever pages it is in. */
function messageText(message: Message): { json: string; bytes: number } {
  return once(texts, message, () => {
    const json = JSON.stringify(message);
    return { json, bytes: Buffer.byteLength(json) };
  });
}

function arrayJson(messages: Message[]): string {
  const join = () => `[${messages.map((message) => messageText(message).json).join(",")}]`;
  return once(arrays, messages, join);
}

function once<K extends object, T>(known: WeakMap<K, T>, key: K, make: () => T): T {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}
