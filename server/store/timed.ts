import type { Store } from "./store.ts";

/** The same store; it tells how long each append took to be durable, ms. Refused ones are left out. */
export function timed(store: Store, took: (ms: number) => void): Store {
  return {
    ...store,
    async append(room, message) {
      const from = performance.now();
      const appended = await store.append(room, message);
      took(performance.now() - from);
      return appended;
    },
  };
}
