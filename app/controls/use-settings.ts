import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { type UserSettings, writeSettings } from "../settings.ts";

/** The settings and the way to change them: at once, and in the address. */
export function useSettings(comparison: Comparison): [UserSettings, (next: UserSettings) => void] {
  const { settings } = useStore(comparison.state);
  const change = (next: UserSettings) => {
    comparison.change(next);
    const { pathname, search, hash } = window.location;
    const address = pathname + writeSettings(search, next) + hash;
    window.history.replaceState(window.history.state, "", address);
  };
  return [settings, change];
}
