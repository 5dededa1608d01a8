import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page listens already: what is typed into a field of the server's HTML would be lost. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
