import type { Cause } from "../failure.ts";
import type { Seen } from "../meters/meter.ts";
import type { UserSettings } from "../settings.ts";
import { enPresets } from "./en-presets.ts";
import { enTimeline } from "./en-timeline.ts";
import { enTrouble } from "./en-trouble.ts";
import { enViews } from "./en-views.ts";
import type { Format } from "./format.ts";

const times = (n: number, { count }: Format) => (n === 1 ? "once" : `${count(n)} times`);
const sent = ({ sends }: Seen, { count }: Format) => (sends > 0 ? `, sent ${count(sends)}` : "");
const waiting = (n: number) => (n > 0 ? `, ${n} is waiting right now` : "");

/** How many came at once of late: always more than one. */
const perAnswer = (n: string) => `${n} messages per answer`;

/** Every word of the page in English; the other dictionaries have the same keys. */
export const en = {
  language: "English",
  title: "Poll · Hold · Push",
  description: "Short polling, long polling and WebSocket side by side, counted live.",
  headline: "How does news reach your browser? Three ways, the same messages, counted live.",
  /** What stands before, on and behind the button's name. */
  hint: (button: string): readonly string[] => ["Watch for ten seconds, then press ", button, "."],
  skip: "Skip to the panels",
  skipHeader: "Skip to the content",
  pagesMenu: "Pages",
  pages: { compare: "Compare", how: "How", wire: "Wire", when: "When", class: "Class" },
  transports: {
    "short-polling": {
      name: "Short polling",
      tagline: ({ intervalMs }: UserSettings, { ms }: Format) =>
        intervalMs === 1000 ? "asks every second" : `asks every ${ms(intervalMs)}`,
      setting: ({ intervalMs }: UserSettings, { ms }: Format) => `every ${ms(intervalMs)}`,
      sentence: (seen: Seen, f: Format) =>
        `asked ${times(seen.asks, f)}, ${f.count(seen.empties)} came back empty${sent(seen, f)}`,
      perDelivery: perAnswer,
    },
    "long-polling": {
      name: "Long polling",
      tagline: () => "asks and is held",
      setting: ({ holdS }: UserSettings, { ms }: Format) => `hold ${ms(holdS * 1000)}`,
      sentence: (seen: Seen, f: Format) =>
        `asked ${times(seen.asks, f)}${waiting(seen.waiting)}${sent(seen, f)}`,
      perDelivery: perAnswer,
    },
    websocket: {
      name: "WebSocket",
      tagline: () => "is pushed",
      setting: () => "",
      sentence: (seen: Seen, f: Format) => {
        const pushed = `${f.count(seen.messages)} ${seen.messages === 1 ? "message" : "messages"} pushed`;
        return `asked ${times(seen.asks, f)}, ${pushed}${sent(seen, f)}`;
      },
      perDelivery: (n: string) => `${n} messages per frame`,
    },
  },
  requests: (n: number): string => (n === 1 ? "request" : "requests"),
  lastMessage: "last message",
  noMessage: "none yet",
  half: "half within",
  tooFew: "too few yet",
  bytes: "bytes",
  spark: "Message ages of the last minute",
  bytesNote: "Counted at the server's socket; TCP/IP and TLS are not included.",
  comma: ", ",
  readNow: "Read the numbers now",
  reading: (name: string, requests: string, sentence: string) =>
    `${name}: ${requests}, ${sentence}.`,
  connection: {
    connecting: "connecting …",
    open: "connected",
    closed: "closed",
    paused: "paused",
    retrying: (seconds: string, attempt: number) => `retrying in ${seconds} (attempt ${attempt})`,
    retryingNow: (attempt: number) => `retrying (attempt ${attempt})`,
    /** The same where there is little room. */
    again: (seconds: string) => `again in ${seconds}`,
    againNow: "trying again",
    retryNow: "Retry now",
  },
  causes: {
    unreachable: "The server cannot be reached",
    timeout: "The server did not answer in time",
    silent: "Nothing was heard for too long",
    stopping: "The server is restarting",
    "bad-answer": "Something in between answered instead of the server",
    full: "Too many messages wait to be sent",
    "bad-json": "The server could not read it",
    invalid: "The server found it invalid",
    unauthorized: "The host key is missing",
    forbidden: "Not allowed",
    "room-not-found": "This room is over",
    "not-found": "There is nothing here",
    "method-not-allowed": "Not allowed here",
    "room-taken": "The room exists already",
    "cursor-gone": "History is missing",
    "too-large": "It is too long",
    "unsupported-media-type": "The server could not read it",
    misdirected: "The server does not answer for this address",
    "upgrade-required": "A proxy in between does not pass WebSocket",
    "rate-limited": "Too fast",
    unavailable: "The server cannot take messages right now",
  } satisfies Record<Cause, string>,
  list: {
    label: (name: string) => `Messages by ${name}`,
    empty: "No messages yet. Say something below.",
    earlier: (n: number, { count }: Format) => `${count(n)} earlier`,
    cut: "History before this point is gone",
    newer: (n: number, { count }: Format) => `${count(n)} new ↓`,
    summary: (n: number, { count }: Format) => `${count(n)} new messages`,
    you: "you",
    server: "server",
    nobody: "someone",
    sending: "sending …",
    accepted: "accepted, on its way",
    refused: (cause: string) => `not sent: ${cause}`,
  },
  composer: {
    label: (name: string) => `Message by ${name}`,
    placeholder: "say something …",
    send: "Send",
    sendBy: (name: string) => `Send by ${name}`,
  },
  controls: {
    toolbar: "Controls",
    pause: "Pause",
    run: "Run",
    restart: "Restart",
    say: "Server says something",
    sayFailed: (cause: string) => `The server said nothing: ${cause}`,
    settings: "Settings",
    interval: "Short polling asks every",
    hold: "Long polling is held up to",
    name: "Your name",
    nameHint: "shown with your messages",
    reset: "Reset settings",
    range: (least: string, most: string) => `${least} to ${most}`,
    theme: "Theme",
    themes: { system: "system", light: "light", dark: "dark" },
    room: "Room",
    here: (n: number) => (n === 1 ? "1 browser here" : `${n} browsers here`),
  },
  presets: enPresets,
  /** Names of what can be opened. */
  opens: {
    table: "All numbers, with theory beside them",
    help: "Help: keys and marks",
    exporting: "Export",
  },
  trouble: enTrouble,
  views: enViews,
  timeline: enTimeline,
  banner: {
    trouble: "The connection is interrupted. The panels keep trying and go on where they stopped.",
    back: (n: number, { count }: Format) =>
      n === 0
        ? "Back: nothing was missed"
        : `Back: ${count(n)} missed ${n === 1 ? "message" : "messages"} recovered`,
    differ: (name: string) => `${name}: browser and server do not count the same`,
    differs: (what: string, browser: string, server: string) =>
      `${what}: the browser counted ${browser}, the server ${server}`,
    counted: {
      requests: "requests",
      empties: "empty answers",
      messages: "messages",
      framesUp: "frames up",
      framesDown: "frames down",
    },
    hidden: (n: number, { count }: Format) =>
      `${count(n)} message ages are left out because this tab was hidden`,
  },
  room: {
    loading: "Opening a room …",
    over: "This room is over",
    overDetail: "It was ended, or it never existed.",
    fresh: "New room",
    failed: "The server cannot be reached",
    again: "Try again",
  },
  missing: { title: "There is no such page", home: "To the comparison" },
  crash: { title: "This page broke", again: "Load it again" },
};

/** What every dictionary says. */
export type Text = typeof en;
