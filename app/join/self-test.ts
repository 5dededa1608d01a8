import { paths } from "#wire";
import type { Clock, Offset } from "../meters/clock.ts";
import { createStore, type Store } from "../store.ts";

/** `undefined` until it is known. */
export interface Tested {
  isReachable: boolean | undefined;
  /** Whether frames pass in both directions. */
  isWebSocketAllowed: boolean | undefined;
  offset: Offset;
}

/** What a phone finds out about the way to the server. */
export interface SelfTest {
  store: Store<Tested>;
  /** Tests anew. */
  run(signal: AbortSignal): Promise<void>;
}

const patienceMs = 5000;

/** @param compare compares the clocks, and tells whether the server answered. */
export function createSelfTest(
  origin: string,
  clock: Clock,
  compare: (signal: AbortSignal) => Promise<boolean>,
): SelfTest {
  let isReachable: boolean | undefined;
  let isWebSocketAllowed: boolean | undefined;
  const store = createStore<Tested>(0, () => {
    return { isReachable, isWebSocketAllowed, offset: clock.offset };
  });

  async function reach(signal: AbortSignal): Promise<void> {
    isReachable = await compare(signal);
    store.changed();
  }

  async function pass(signal: AbortSignal): Promise<void> {
    isWebSocketAllowed = await echoes(origin, signal);
    store.changed();
  }

  return {
    store,
    async run(signal) {
      isReachable = isWebSocketAllowed = undefined;
      store.changed();
      await Promise.all([reach(signal), pass(signal)]);
    },
  };
}

/** Whether a frame comes back from `/api/echo`. */
function echoes(origin: string, signal: AbortSignal): Promise<boolean> {
  const url = new URL(paths.echo, origin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const end = (isThere: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", leave);
      socket.onmessage = socket.onclose = null;
      socket.close();
      resolve(isThere);
    };
    const leave = () => end(false);
    const timer = setTimeout(leave, patienceMs);
    signal.addEventListener("abort", leave);
    socket.onopen = () => socket.send("hello");
    socket.onmessage = () => end(true);
    socket.onclose = leave;
    // Unheard, Node.js would take it for fatal; the close tells all there is.
    socket.onerror = () => {};
    if (signal.aborted) leave();
  });
}
