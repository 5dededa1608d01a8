import type { Message } from "#wire";
import { randomId } from "../ids.ts";
import type { Memory } from "../memory.ts";
import { createClock } from "../meters/clock.ts";
import { createCommonHead } from "../panels/common-head.ts";
import { createPanel, type Panel } from "../panels/panel.ts";
import { createWakes, type Surface } from "../panels/wakes.ts";
import { transportSettings } from "../settings.ts";
import { createStore, type Store } from "../store.ts";
import { transports } from "../transports/index.ts";
import type { Settings } from "../transports/transport.ts";
import { type Answer, keepAnswer, readAnswer } from "./answer.ts";
import type { Entry } from "./enter.ts";
import { createFlashes, type Flashes } from "./flashes.ts";
import { hear, isSeen, type Known } from "./hear.ts";
import { createPresence } from "./presence.ts";
import { createReports } from "./reports.ts";
import { createSelfTest, type SelfTest } from "./self-test.ts";

export interface PhoneState extends Known {
  isMuted: boolean;
  /** It has just spoken, and the class is slow. */
  isSlowed: boolean;
  answer: Answer | undefined;
  /** The newest thing the host did that this phone has heard while it was here. */
  event: Message | undefined;
}

/** One phone in a class. */
export interface Phone {
  readonly panel: Panel;
  state: Store<PhoneState>;
  flashes: Flashes["count"];
  tested: SelfTest["store"];
  /** Connects; call once. Returns the undo. */
  start(): () => void;
  say(text: string): void;
  /** Answers the open vote; an answer before is taken back. */
  choose(choice: string): void;
  isOwn(messageId: string): boolean;
  /** Connects anew, without waiting for the next attempt. */
  reopen(): void;
  testAgain(): void;
}

export interface PhoneParts {
  origin: string;
  entry: Entry;
  /** What outlives a reload of the page. */
  memory: Memory;
  surface: Surface;
  /** What tests set otherwise: waits, and the time from one report to the next, ms. */
  waits?: Partial<Settings>;
  reportEveryMs?: number;
  /** One of the audience, as its reports tell. */
  isSimulated?: boolean;
}

/** Own ids remembered, so that own messages can be told from others'. */
const mostOwn = 1000;
/** A panel alone is never behind others. */
const never = 3_600_000;

/** Makes the phone of one entry to a class, closed. */
export function createPhone({ origin, entry, memory, surface, ...parts }: PhoneParts): Phone {
  const { room, client, handle, head } = entry;
  const clock = createClock(origin);
  const presence = createPresence(surface, clock);
  const { onWake, watch } = createWakes(surface);
  const selfTest = createSelfTest(origin, clock, presence.compare);
  const flashes = createFlashes();
  const everyMs = parts.reportEveryMs;
  const reports = createReports({
    origin,
    room,
    client,
    clock,
    everyMs,
    isSimulated: parts.isSimulated,
  });
  const own = new Set<string>();
  let ending = new AbortController();
  let openedAt = Number.POSITIVE_INFINITY;
  let slowing: ReturnType<typeof setTimeout> | undefined;
  const { transport, settings } = entry;
  let state: PhoneState = {
    ...{ transport, settings, hidden: new Set(), clearedTo: 0, isOver: false },
    isMuted: settings.muted.includes(handle),
    isSlowed: false,
    answer: readAnswer(room, memory),
    event: undefined,
  };
  const store = createStore(0, () => state);

  const panel = createPanel({
    ...{ id: "phone", origin, room, clock, memory, onWake },
    transport: transports[transport],
    wasVisibleSince: presence.since,
    head: createCommonHead(never),
    record: { event: () => {}, delivered },
  });
  for (const { draft } of panel.messages.get().pending) own.add(draft.id);

  function set(change: Partial<PhoneState>): void {
    state = { ...state, ...change };
    store.changed();
  }

  function open(): void {
    const { intervalMs, holdS } = state.settings;
    // All phones hear of a switch at once: in step, they would all have each message at once.
    const phase = Math.random();
    const waits = { ...transportSettings({ intervalMs, holdS }), phase, ...parts.waits };
    openedAt = clock.now();
    panel.open(client, waits, transports[state.transport], state.transport);
  }

  function delivered(messages: readonly Message[]): void {
    const before = state;
    report(messages);
    for (const message of messages) take(message);
    const { transport, settings } = state;
    const { uses } = transports[transport];
    const isTouched = uses.some((name) => settings[name] !== before.settings[name]);
    if (transport !== before.transport || isTouched) open();
    // The class is to know at once where the phone is now.
    if (transport !== before.transport) reports.note(transport, []);
  }

  /** What was said before this phone came is shown, and that is all. */
  function take(message: Message): void {
    if (message.seq <= head) return;
    if (isSeen(message)) flashes.light();
    const known = hear(state, message);
    const isMuted = known.settings.muted.includes(handle);
    set({ ...known, isMuted, ...(message.kind === "event" && { event: message }) });
  }

  /** Ages that mean something: of what was accepted while this transport was open and the phone awake. */
  function report(messages: readonly Message[]): void {
    const offset = clock.offset.ms;
    const at = clock.now() + offset;
    const arrivals = messages
      // Clocks are off by a little; that this came before the phone did is certain.
      .filter(({ seq }) => seq > head)
      .map(({ seq, acceptedAt }) => ({ seq, at, ageMs: Math.max(0, at - acceptedAt), acceptedAt }))
      .filter(({ acceptedAt }) => acceptedAt - offset >= openedAt)
      .filter(({ acceptedAt }) => presence.since(acceptedAt - offset));
    if (arrivals.length > 0) reports.note(state.transport, arrivals);
  }

  function send(text: string): string {
    const draft = { id: randomId(), text, sentAt: Date.now() };
    own.add(draft.id);
    if (own.size > mostOwn) own.delete([...own][0] ?? "");
    panel.send(draft);
    const { slowMs } = state.settings;
    if (slowMs > 0) {
      clearTimeout(slowing);
      slowing = setTimeout(() => set({ isSlowed: false }), slowMs);
      set({ isSlowed: true });
    }
    return draft.id;
  }

  return {
    panel,
    state: store,
    flashes: flashes.count,
    tested: selfTest.store,
    start() {
      ending = new AbortController();
      const undo = [watch(), presence.watch(), reports.start(), flashes.stop, panel.close];
      void selfTest.run(ending.signal);
      // The host is told at once, or thirty phones would come out of nowhere.
      if (parts.isSimulated) reports.note(state.transport, []);
      open();
      return () => {
        ending.abort();
        clearTimeout(slowing);
        for (const stop of undo) stop();
      };
    },
    say: (text) => void send(text),
    choose(choice) {
      const { vote } = state.settings;
      if (!vote?.isOpen) return;
      const answer = { id: vote.id, choice, draft: send(choice) };
      keepAnswer(room, memory, answer);
      set({ answer });
    },
    isOwn: (messageId) => own.has(messageId),
    reopen: open,
    testAgain: () => void selfTest.run(ending.signal),
  };
}
