import { createStore, type Store } from "../store.ts";

/** How often the page has lit up. */
export interface Flashes {
  count: Store<number>;
  /** Lights up now; or soon, once, where it has just done so. */
  light(): void;
  stop(): void;
}

/** More than three flashes a second can hurt (WCAG 2.3.1): from the start of one to the next, ms. */
export const flashEveryMs = 400;

export function createFlashes(): Flashes {
  let count = 0;
  let litAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = createStore(0, () => count);

  function flash(): void {
    timer = undefined;
    litAt = performance.now();
    count += 1;
    store.changed();
  }

  return {
    count: store,
    light() {
      if (timer !== undefined) return;
      const wait = litAt + flashEveryMs - performance.now();
      if (wait <= 0) flash();
      else timer = setTimeout(flash, wait);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
