import { useSyncExternalStore } from "react";

/** The style sheets break at the same width. */
const narrow = "(max-width: 760px)";

/** Whether there is room for one column only. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone, () => false);
}

/** The same at this moment. */
export const isPhone = () => matchMedia(narrow).matches;

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
