import { type CaptureMade, type CapturePage, capturePaths } from "#wire-capture";
import { callApi } from "../api.ts";
import { sleep } from "../deferred.ts";
import { asFailure, type Cause } from "../failure.ts";
import { randomId } from "../ids.ts";
import { transportSettings, usualSettings } from "../settings.ts";
import { createStore, type Store } from "../store.ts";
import { createTraffic } from "../traffic.ts";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import type { OpenTransport } from "../transports/transport.ts";
import { findHandshake, type Handshake } from "./handshake.ts";
import { untilShown, type Visible } from "./until-shown.ts";
import { createWireLog, type WireItem } from "./wire-log.ts";

export interface WireState {
  state: "starting" | "running" | "stopped" | "failed";
  /** Why it failed; it is tried again, unless the room is over. */
  cause: Cause | undefined;
  /** The capture's own client; another capture, another one. */
  client: string | undefined;
  /** Oldest first. */
  items: readonly WireItem[];
  /** Pieces for which the server had no room. */
  missed: number;
  /** The newest of this capture, also when it is no longer among the items. */
  handshake: Handshake | undefined;
}

/** One visitor's traffic by all transports, and what the server saw of it at its sockets. */
export interface WireSession {
  state: Store<WireState>;
  /** Begins a capture and opens the transports, unless they are. */
  start(): void;
  /** Closes them and ends the capture; what was captured stays. */
  stop(): void;
  clear(): void;
  /** Says something by one transport. @throws {Failure} when it is refused. */
  send(id: TransportId, text: string): Promise<void>;
}

export interface WireParts {
  origin: string;
  room: string;
  page: Visible;
}

/** From one look at the bytes to the next, ms. */
const everyMs = 500;
/** Looks that come five times as quickly: whoever opens the page waits for its handshake. */
const quickLooks = 10;
/** After what failed, ms. */
const againMs = 2000;
/** Looks that a capture is given to see how its connections close. */
const lastLooks = 4;

/** Makes a session that captures nothing before it is started. */
export function createWireSession({ origin, room, page }: WireParts): WireSession {
  const path = capturePaths.captures(room);
  let log = createWireLog();
  let opened: Partial<Record<TransportId, OpenTransport>> = {};
  let running: AbortController | undefined;
  let now: Omit<WireState, "items"> = {
    state: "starting",
    cause: undefined,
    client: undefined,
    missed: 0,
    handshake: undefined,
  };
  const state = createStore<WireState>(everyMs / 5, () => ({ ...now, items: [...log.items] }));

  function tell(change: Partial<typeof now>): void {
    now = { ...now, ...change };
    state.changed();
  }

  function openAll(client: string): void {
    const settings = transportSettings(usualSettings);
    for (const id of transportIds) {
      const traffic = createTraffic({ origin, room, transport: id, client, observe() {} });
      opened[id] = transports[id].open({ traffic, settings, deliver() {}, status() {} });
    }
  }

  function closeAll(): void {
    for (const one of Object.values(opened)) one.close();
    opened = {};
  }

  /** Looks at one capture until it is over. @throws {Failure} or the signal's reason. */
  async function look({ client, secret }: CaptureMade, signal: AbortSignal): Promise<void> {
    const headers = { Authorization: `Bearer ${secret}` };
    const own = createWireLog();
    let after = 0;
    const read = async (init: RequestInit) => {
      const page = await callApi<CapturePage>(`${path}?after=${after}`, { ...init, headers });
      after = page.pieces.at(-1)?.n ?? after;
      own.add(page.pieces);
      // Another capture may have begun while this one closes.
      if (log !== own || (page.pieces.length === 0 && page.missed === 0)) return;
      const handshake = findHandshake(own.items) ?? now.handshake;
      tell({ missed: now.missed + page.missed, handshake });
    };
    // It may be the last thing that this page does.
    const end = () =>
      void fetch(path, { method: "DELETE", headers, keepalive: true }).catch(() => {});
    log = own;
    tell({ state: "running", cause: undefined, client, missed: 0, handshake: undefined });
    openAll(client);
    globalThis.addEventListener("pagehide", end);
    try {
      for (let looks = 1; ; looks += 1) {
        await untilShown(page, signal);
        await read({ signal });
        await sleep(looks < quickLooks ? everyMs / 5 : everyMs, signal);
      }
    } finally {
      closeAll();
      if (signal.aborted) await readLast(read).catch(() => {});
      globalThis.removeEventListener("pagehide", end);
      own.end();
      state.changed();
      end();
    }
  }

  /** Frames that close, and questions that are given up, pass after the last look. */
  async function readLast(read: (init: RequestInit) => Promise<void>): Promise<void> {
    const signal = AbortSignal.timeout(againMs);
    for (let i = 0; i < lastLooks; i++) {
      await sleep(everyMs / lastLooks, signal);
      await read({ signal });
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await untilShown(page, signal);
        await look(await callApi<CaptureMade>(path, { method: "POST", signal }), signal);
      } catch (thrown) {
        if (signal.aborted) return;
        const { code } = asFailure(thrown);
        // The tab was hidden for longer than a capture lasts, or the server began anew.
        if (code === "forbidden") continue;
        tell({ state: "failed", cause: code });
        if (code === "room-not-found") return;
        await sleep(againMs, signal).catch(() => {});
      }
    }
  }

  return {
    state,
    start() {
      if (running) return;
      running = new AbortController();
      tell({ state: "starting", cause: undefined });
      void run(running.signal);
    },
    stop() {
      running?.abort();
      running = undefined;
      tell({ state: "stopped" });
    },
    clear() {
      log.clear();
      state.changed();
    },
    async send(id, text) {
      const draft = { id: randomId(), text, author: "", sentAt: Date.now() };
      await opened[id]?.send(draft);
    },
  };
}
