import type { Message, Page, ServerFrame } from "#wire";

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

/** A message is serialised once for all transports: every page that holds the array shares the text. */
function arrayJson(messages: Message[]): string {
  return once(arrays, messages, () => JSON.stringify(messages));
}

function once<K extends object, T>(known: WeakMap<K, T>, key: K, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
