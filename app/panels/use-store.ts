import { useSyncExternalStore } from "react";
import type { Store } from "../store.ts";

/** What a store shows, in React. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
