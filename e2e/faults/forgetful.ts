import type { Message } from "#wire";
import type { Store } from "../../server/store/store.ts";

/** Stands behind an id, where a message is kept under one of its own. */
const mark = "~";
const asSent = (message: Message): Message => ({
  ...message,
  id: message.id.slice(0, message.id.lastIndexOf(mark)),
});

/** A planted mistake: a store that knows no id again, as a server without de-duplication. */
export function forgetful(store: Store): Store {
  let count = 0;
  return {
    ...store,
    async append(room, message) {
      const id = `${message.id}${mark}${++count}`;
      const { message: kept, added } = await store.append(room, { ...message, id });
      return { message: asSent(kept), added };
    },
    read: async (room, after, limit) => (await store.read(room, after, limit)).map(asSent),
    watch: (listener) =>
      store.watch((room, messages, first) => listener(room, messages.map(asSent), first)),
  };
}
