import type { BugName } from "#wire";
import { randomId } from "../ids.ts";
import { type Memory, tabMemory } from "../memory.ts";
import { type Clock, createClock } from "../meters/clock.ts";
import { transportSettings, type UserSettings } from "../settings.ts";
import { createStore, type Store } from "../store.ts";
import { createRecording, type Recording } from "../timeline/recorder.ts";
import { bugsOf, variantOf } from "../transports/bugs/index.ts";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import { createCommonHead } from "./common-head.ts";
import { createHealth, type Health } from "./health.ts";
import { type Hold, hold } from "./hold.ts";
import { createPanel, type Panel } from "./panel.ts";
import { createWakes } from "./wakes.ts";

export interface ComparisonState {
  isPaused: boolean;
  /** Changes with each restart. */
  client: string;
  settings: UserSettings;
  /** Planted bugs in force. */
  bugs: readonly BugName[];
}

/** What tests set otherwise. */
export interface ComparisonParts {
  /** A message that one panel has had for so long is lost to another that has not, ms. */
  overdueMs?: number;
  /** So long the first opening waits to be told of the bugs in force, ms. */
  bugsMs?: number;
  /** Where drafts outlive a reload of the page. */
  memory?: Memory;
}

/** The same messages by every transport, side by side. */
export interface Comparison {
  readonly room: string;
  panels: Record<TransportId, Panel>;
  readonly recording: Recording;
  readonly clock: Clock;
  state: Store<ComparisonState>;
  health: Store<Health>;
  /** Connects, once `setBugs` was called or that takes too long; call once. Returns the undo. */
  start(): () => void;
  /** Aborts polls and closes the socket. */
  pause(): void;
  /** Goes on by cursor. */
  run(): void;
  /** As a new client from the current cursor, with all counts at zero. */
  restart(): void;
  /** Opens one panel anew, without waiting for its next attempt. */
  reopen(id: TransportId): void;
  /** Sends by one transport. */
  send(id: TransportId, text: string, author: string): void;
  isOwn(messageId: string): boolean;
  change(settings: UserSettings): void;
  /** Opens those panels anew, by cursor, that other bugs concern than before. */
  setBugs(bugs: readonly BugName[]): void;
}

const clockEveryMs = 60_000;
const lookEveryMs = 1000;
/** A little more than the silence after which the slowest of them gives its connection up. */
const usualOverdueMs = 35_000;
const usualBugsMs = 1000;
/** Own ids remembered, so that own messages can be told from others'. */
const mostOwn = 5000;

export function createComparison(
  origin: string,
  room: string,
  first: UserSettings,
  { overdueMs = usualOverdueMs, bugsMs = usualBugsMs, memory = tabMemory }: ComparisonParts = {},
): Comparison {
  const clock = createClock(origin);
  const recording = createRecording();
  const own = new Set<string>();
  const head = createCommonHead(overdueMs);
  const { onWake, watch: watchPage } = createWakes(globalThis);
  let state: ComparisonState = {
    isPaused: false,
    client: randomId(),
    settings: first,
    bugs: [],
  };
  const store = createStore(0, () => state);
  let beginning: Hold | undefined;
  let hiddenUntil = 0;
  const wasVisibleSince = (time: number) => !document.hidden && time >= hiddenUntil;

  const panels = Object.fromEntries(
    transportIds.map((id) => {
      const transport = transports[id];
      const record = recording.record(id);
      const common = { origin, room, clock, wasVisibleSince, head, memory, onWake };
      return [id, createPanel({ id, transport, record, ...common })];
    }),
  ) as Record<TransportId, Panel>;
  for (const { messages } of Object.values(panels)) {
    for (const { draft } of messages.get().pending) own.add(draft.id);
  }

  const { health, watch } = createHealth(Object.values(panels));

  function set(change: Partial<ComparisonState>): void {
    state = { ...state, ...change };
    store.changed();
  }

  function open(ids: readonly TransportId[] = transportIds): void {
    if (state.isPaused || beginning?.isHeld) return;
    const settings = transportSettings(state.settings);
    for (const id of ids) panels[id].open(state.client, settings, variantOf(id, state.bugs));
  }

  function close(): void {
    for (const id of transportIds) panels[id].close();
  }

  return {
    room,
    panels,
    recording,
    clock,
    state: store,
    health,
    start() {
      const ending = new AbortController();
      const seen = () => {
        hiddenUntil = clock.now();
      };
      const sync = () => clock.sync(ending.signal);
      document.addEventListener("visibilitychange", seen);
      const timers = [
        setInterval(sync, clockEveryMs),
        setInterval(() => {
          for (const id of transportIds) panels[id].lookAround();
        }, lookEveryMs),
      ];
      const undo = [watch(), watchPage()];
      void sync();
      beginning = hold(() => open(), bugsMs);
      return () => {
        beginning?.drop();
        ending.abort();
        for (const stop of undo) stop();
        for (const timer of timers) clearInterval(timer);
        document.removeEventListener("visibilitychange", seen);
        close();
      };
    },
    pause() {
      if (state.isPaused) return;
      set({ isPaused: true });
      close();
    },
    run() {
      if (!state.isPaused) return;
      set({ isPaused: false });
      open();
    },
    restart() {
      close();
      for (const id of transportIds) panels[id].reset();
      recording.reset();
      head.reset();
      set({ isPaused: false, client: randomId() });
      open();
    },
    reopen(id) {
      open([id]);
    },
    send(id, text, author) {
      const draft = { id: randomId(), text, author, sentAt: Date.now() };
      own.add(draft.id);
      if (own.size > mostOwn) own.delete([...own][0] ?? "");
      panels[id].send(draft);
    },
    isOwn: (messageId) => own.has(messageId),
    change(settings) {
      const keys = (Object.keys(settings) as (keyof UserSettings)[]).filter(
        (key) => settings[key] !== state.settings[key],
      );
      set({ settings });
      const touched = transportIds.filter((id) =>
        keys.some((key) => panels[id].uses.includes(key)),
      );
      open(touched);
    },
    setBugs(bugs) {
      const had = state.bugs;
      const touched = transportIds.filter(
        (id) => bugsOf(id, had).join() !== bugsOf(id, bugs).join(),
      );
      if (touched.length > 0) set({ bugs });
      if (beginning?.isHeld) beginning.release();
      else open(touched);
    },
  };
}
