import type { Message, Page, ServerFrame } from "#wire";

const texts = new WeakMap<Message, { json: string; bytes: number }>();
const arrays = new WeakMap<Message[], string>();
const bodies = new WeakMap<Page, Buffer>();
const frames = new WeakMap<Page, Frame>();

/** A whole WebSocket frame as it crosses the wire (RFC 6455, section 5.2). */
export interface Frame {
  bytes: Buffer;
  /** Bytes of its payload. */
  payload: number;
  /** Messages in it. */
  messages: number;
}

/** A page as the body of a poll answer. Whoever shares the page shares the bytes. */
export function pageBody(page: Page): Buffer {
  const { cursor, messages, more } = page;
  return once(bodies, page, () =>
    Buffer.from(`{"cursor":"${cursor}","messages":${arrayJson(messages)},"more":${more}}`),
  );
}

/** A page as a `messages` frame. Whoever shares the page shares the bytes, header and all. */
export function pageFrame(page: Page): Frame {
  const { cursor, messages } = page;
  return once(frames, page, () =>
    textFrame(
      `{"type":"messages","cursor":"${cursor}","messages":${arrayJson(messages)}}`,
      messages.length,
    ),
  );
}

/** Any other frame. */
export function frame(value: ServerFrame): Frame {
  return textFrame(JSON.stringify(value), 0);
}

/** FIN and opcode 1, no mask, the length in its shortest form. */
function textFrame(text: string, messages: number): Frame {
  const payload = Buffer.byteLength(text);
  const start = payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + payload);
  bytes[0] = 0x81;
  bytes[1] = start === 2 ? payload : start === 4 ? 126 : 127;
  if (start === 4) bytes.writeUInt16BE(payload, 2);
  if (start === 10) bytes.writeBigUInt64BE(BigInt(payload), 2);
  bytes.write(text, start);
  return { bytes, payload, messages };
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
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
