import type { Cause } from "../failure.ts";
import { createStore, type Store } from "../store.ts";
import type { Panel } from "./panel.ts";

/** What the page says of all panels together. */
export interface Health {
  /** A panel has been without its server for a while. */
  isTroubled: boolean;
  /** Why, where all that are in trouble have the same cause. */
  cause: Cause | undefined;
  /** The server had said that it stops. */
  isStopping: boolean;
  /** All are back: the most messages that one of them had missed. Shown for a moment. */
  recovered: number | undefined;
}

/** Trouble shorter than this is not worth a word, ms; a server that says it stops is believed at once. */
const patienceMs = 2500;
const backForMs = 3000;

/** Watches the panels. `watch` starts it and returns the undo. */
export function createHealth(panels: Pick<Panel, "status">[]): {
  health: Store<Health>;
  watch(): () => void;
} {
  let since: number | undefined;
  let isShown = false;
  let isStopping = false;
  let backAt = Number.NEGATIVE_INFINITY;
  let recovered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const health = createStore<Health>(0, () => ({
    isTroubled: isShown,
    cause: isShown ? commonCause(panels) : undefined,
    isStopping: isShown && isStopping,
    recovered: Date.now() - backAt < backForMs ? recovered : undefined,
  }));

  function forget(): void {
    since = undefined;
    isShown = false;
    isStopping = false;
  }

  function update(): void {
    const now = Date.now();
    const views = panels.map(({ status }) => status.get());
    const troubled = views.filter(({ status }) => status.state === "retrying");
    if (troubled.length > 0) since ??= now;
    isStopping ||= troubled.some(
      ({ status }) => status.state === "retrying" && status.cause === "stopping",
    );
    const isBack = since !== undefined && views.every(({ status }) => status.state === "open");
    if (since !== undefined && (isStopping || now - since >= patienceMs)) isShown = true;
    if (isBack) {
      const counts = views
        .map(({ recovery }) => recovery)
        .filter((one) => one && one.at >= (since ?? 0));
      recovered = Math.max(0, ...counts.map((one) => one?.count ?? 0));
      if (isShown) backAt = now;
      forget();
    }
    // Who was told to stop has no trouble: the page is paused, or its room is over.
    if (views.every(({ status }) => status.state === "closed")) forget();
    health.changed();
    clearTimeout(timer);
    const moments = [since === undefined ? now : since + patienceMs, backAt + backForMs];
    const next = moments.filter((at) => at > now);
    if (next.length > 0) timer = setTimeout(update, Math.min(...next) - now);
  }

  return {
    health,
    watch() {
      const undo = panels.map(({ status }) => status.subscribe(update));
      return () => {
        clearTimeout(timer);
        for (const stop of undo) stop();
      };
    },
  };
}

function commonCause(panels: Pick<Panel, "status">[]): Cause | undefined {
  const causes = panels.flatMap(({ status }) => {
    const { status: now } = status.get();
    return now.state === "retrying" ? [now.cause] : [];
  });
  return new Set(causes).size === 1 ? causes[0] : undefined;
}
