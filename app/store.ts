/** Something to look at that changes now and then. */
export interface Store<T> {
  /** The same object until listeners are told of another. */
  get(): T;
  /** Calls the listener after each change. Returns the undo. */
  subscribe(listener: () => void): () => void;
}

/** The hand that changes it. */
export interface OwnStore<T> extends Store<T> {
  /** What `look` would see has changed; tells the listeners, in time. */
  changed(): void;
  /** The same, and tells them before it returns: a key's work is done before the next key comes. */
  changedNow(): void;
}

/**
 * A store outside React: changes may come thousands of times a second, listeners are told at most
 * once every `everyMs`, and nothing is computed while nobody listens.
 * @param look makes the snapshot.
 */
export function createStore<T>(everyMs: number, look: () => T): OwnStore<T> {
  const listeners = new Set<() => void>();
  let snapshot = look();
  let isStale = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    isStale = false;
    snapshot = look();
    for (const listener of listeners) listener();
  }

  return {
    get() {
      if (isStale && listeners.size === 0) {
        isStale = false;
        snapshot = look();
      }
      return snapshot;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (isStale && timer === undefined) timer = setTimeout(refresh, 0);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
    changed() {
      isStale = true;
      if (timer !== undefined || listeners.size === 0) return;
      timer = setTimeout(refresh, Math.max(0, toldAt + everyMs - performance.now()));
    },
    changedNow: refresh,
  };
}

/** Several stores as one: it changes when one of them does. */
export function combine<T>(stores: readonly Store<T>[]): Store<T[]> {
  let snapshot = stores.map((store) => store.get());
  return {
    get() {
      const next = stores.map((store) => store.get());
      if (next.some((value, i) => value !== snapshot[i])) snapshot = next;
      return snapshot;
    },
    subscribe(listener) {
      const undo = stores.map((store) => store.subscribe(listener));
      return () => {
        for (const stop of undo) stop();
      };
    },
  };
}
