import { enQr } from "./en-class.ts";
import type { Format } from "./format.ts";

/** Words of a class's wall; those of `shown` stand there in every language at once. */
export const enWall = {
  shown: {
    phones: "phones",
    /** Of the last minute, or of the time there was so far, which one language says for all. */
    requests: (isMinute: boolean, span: string): string =>
      isMinute ? "requests/min" : `requests${span && ` in ${span}`}`,
    bytes: (isMinute: boolean): string => (isMinute ? "bytes/min" : "bytes"),
    open: "open now",
    age: "Age of the last message",
    arrivals: "Arrivals",
    accepted: "accepted",
    frozen: "frozen",
    vote: "Vote",
    join: "Join",
  },
  title: (code: string) => `Class ${code}`,
  qr: enQr,
  pulse: "Requests of each second, the last minute",
  ages: {
    picture:
      "Ages of the last message on a logarithmic axis, one mark for each phone, a lane for each transport. The table says the same.",
    none: "No phone has told of a message yet",
    median: "half within",
    most: "oldest",
  },
  times: {
    picture:
      "The last 30 seconds: above when the server accepted each message, below a mark for each phone that had it, a lane for each transport. The table says the same.",
    count: "arrivals in 30 s",
  },
  answers: (n: number, { count }: Format) => `${count(n)} ${n === 1 ? "answer" : "answers"}`,
  controls: {
    title: "Controls of the host",
    ping: "Ping",
    switchTo: (name: string) => `Switch everyone to ${name}`,
    freeze: "Freeze",
    thaw: "Unfreeze",
    cut: "Cut one wire",
    outage: "Outage 10 s",
    vote: "Vote",
    messages: "Messages",
    settings: "Settings",
    join: "Join code",
    blank: "Black",
    leave: "Leave",
    help: "Help",
    close: "Close",
    done: (what: string) => `${what}: done`,
    failed: (what: string, cause: string) => `${what}: ${cause}`,
  },
  settings: {
    shares: "Phones of each round",
    interval: "Short polling asks every",
    hold: "Long polling is held up to",
    roundTrip: "Round trip longer by",
    chatter: "The server says something",
    perSecond: (rate: string) => `${rate} a second`,
    slow: "Slow mode: least time between two messages",
    simulated: "Simulated phones",
    freeText: "Phones may write freely",
    none: "none",
  },
  vote: {
    question: "Question",
    choice: (n: number) => `Choice ${n}`,
    more: "One more choice",
    less: "One choice less",
    twice: "Two choices are the same.",
    open: "Open the vote",
    close: "Close the vote",
    remove: "Take it off the wall",
    isOver: "closed",
  },
  messages: {
    what: "While this is open the class can read along. What you hide is gone everywhere and keeps its number.",
    empty: "Nothing was said yet.",
    hide: "Hide",
    hidden: "hidden",
    mute: "Mute its phone",
    unmute: "Unmute its phone",
    phone: (n: number) => `phone ${n}`,
    clear: "Hide all",
  },
  guest: {
    title: "This is a class's wall",
    what: "It is for the host. Enter the host key, or join with a phone.",
    key: "Host key",
    enter: "Enter",
    join: "Join the class",
    noClass: "This room is no class, so there is no code to join by.",
    class: "To the class page",
    noKey: "The host key is missing (401).",
    wrongKey: "That is not this room's host key (403).",
    over: "This class is over",
    unreached: "The server cannot be reached. It is tried again and again.",
  },
};

export type WallText = typeof enWall;
