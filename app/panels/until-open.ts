import type { Panel } from "./panel.ts";

/** Settles once all panels are open, or the signal says that it was long enough. */
export function untilOpen(panels: readonly Pick<Panel, "status">[], signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const undo = panels.map(({ status }) => status.subscribe(look));
    signal.addEventListener("abort", end, { once: true });

    function end(): void {
      for (const stop of undo) stop();
      signal.removeEventListener("abort", end);
      resolve();
    }

    function look(): void {
      const isOpen = panels.every(({ status }) => status.get().status.state === "open");
      if (isOpen || signal.aborted) end();
    }

    look();
  });
}
