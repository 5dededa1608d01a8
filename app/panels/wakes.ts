/** What a page tells when it is back after a sleep of the computer, of the tab or of the network. */
export interface Wakes {
  /** Calls the listener, soon after each sleep. Returns the undo. */
  onWake(listener: () => void): () => void;
  /** Listens to the page. Returns the undo. */
  watch(): () => void;
}

/** The part of a browser's page that tells. */
export interface Surface {
  document: Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;
  window: Pick<Window, "addEventListener" | "removeEventListener">;
}

/** One sleep ends with several events: they count as one, ms. */
const throttleMs = 1000;

/** Of `visibilitychange`, `pageshow` and `online`, those that mean "back again". */
export function createWakes({ document, window }: Surface): Wakes {
  const listeners = new Set<() => void>();
  let toldAt = Number.NEGATIVE_INFINITY;

  function tell(): void {
    // Unlike `performance.now()`, this clock goes on while a computer sleeps.
    const now = Date.now();
    if (Math.abs(now - toldAt) < throttleMs) return;
    toldAt = now;
    for (const listener of [...listeners]) listener();
  }
  const shown = () => {
    if (!document.hidden) tell();
  };
  const restored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) tell();
  };

  return {
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch() {
      document.addEventListener("visibilitychange", shown);
      window.addEventListener("pageshow", restored);
      window.addEventListener("online", tell);
      return () => {
        document.removeEventListener("visibilitychange", shown);
        window.removeEventListener("pageshow", restored);
        window.removeEventListener("online", tell);
      };
    },
  };
}
