import type { Message, Page, ServerFrame } from "#wire";

const texts = new WeakMap<Message, { json: string; bytes: number }>();
const arrays = new WeakMap<Message[], string>();
const bodies = new WeakMap<Page, Buffer>();
const frames = new WeakMap<Page, Buffer>();

/** A page as the body of a poll answer. Whoever shares the page shares the bytes. */
export function pageBody(page: Page): Buffer {
  const { cursor, messages, more } = page;
  return once(bodies, page, () =>
    Buffer.from(`{"cursor":"${cursor}","messages":${arrayJson(messages)},"more":${more}}`),
  );
}

/** A page as a `messages` frame. Whoever shares the page shares the bytes. */
export function pageFrame(page: Page): Buffer {
  const { cursor, messages } = page;
  return once(frames, page, () =>
    Buffer.from(`{"type":"messages","cursor":"${cursor}","messages":${arrayJson(messages)}}`),
  );
}

/** Any other frame. */
export function frame(value: ServerFrame): Buffer {
  return Buffer.from(JSON.stringify(value));
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
