import type { Block } from "../join/block.ts";
import type { Format } from "./format.ts";

/** Words of the phone's pages. */
export interface JoinText {
  title: string;
  field: string;
  hint: string;
  join: string;
  looking: string;
  troubles: Record<"short" | "letters" | "unknown" | "tryNow", string> & {
    tooMany(wait: string): string;
  };
  again: string;
  another: string;
  network: string;
  over: string;
  overDetail: string;
  you(name: string): string;
  onlyHere: string;
  /** From an adjective and an animal by their numbers, `drawable` of each. */
  name(adjective: number, animal: number): string;
  messages(n: number): string;
  say(transport: string): string;
  free: string;
  blocks: Record<Block, string>;
  slow(wait: string): string;
  vote: Record<"choose" | "sending" | "counted" | "refused" | "over", string>;
  heard: string;
  nothing: string;
  news(n: number, format: Format): string;
  events: {
    settings: string;
    ping: string;
    switched(transport: string): string;
    frozen: string;
    thawed: string;
    vote(question: string): string;
    voteOver: string;
    cut: string;
  };
  tests: {
    title: string;
    reachable: Record<"yes" | "no" | "waiting", string>;
    webSocket: Record<"yes" | "no" | "waiting", string>;
    /** How far this phone's clock is from the server's, and how sure that is. */
    clock(offset: string, error: string): string;
    comparing: string;
    again: string;
  };
}

const adjectives =
  "Brave Bright Calm Cheerful Clever Cosy Curious Daring Eager Gentle Happy Honest Jolly Kind Lively Lucky Merry Nimble Patient Quiet Quick Sunny Warm Witty";
const animals =
  "Otter Panda Fox Owl Dolphin Koala Rabbit Hedgehog Penguin Tiger Squirrel Whale Deer Turtle Crane Seal Badger Robin Lynx Beaver Heron Camel Gecko Sparrow";

export const enJoin: JoinText = {
  title: "Join a class",
  field: "Code of the class",
  hint: "Four characters; they are on the projector.",
  join: "Join",
  looking: "Looking for the class …",
  troubles: {
    short: "The code has four characters.",
    letters: "No code has 0, O, 1, I or L in it. Look again.",
    unknown: "No class has this code. Look again.",
    tooMany: (wait) => `Too many wrong codes. Try again in ${wait}.`,
    tryNow: "There were too many wrong codes. You can try again now.",
  },
  again: "Try again",
  another: "Type another code",
  network: "Is this phone on the same network as the projector?",
  over: "This class is over",
  overDetail: "The host has ended it. You can close this page.",
  you: (name) => `You are ${name}`,
  onlyHere: "Nobody else sees this phone's name",
  name: (adjective, animal) => `${adjectives.split(" ")[adjective]} ${animals.split(" ")[animal]}`,
  messages: (n) => (n === 1 ? "message" : "messages"),
  say: (transport) => `Say something by ${transport}`,
  free: "Message to everybody",
  blocks: {
    frozen: "The host has stopped messages for now.",
    muted: "The host has muted this phone.",
    slow: "Slow mode: wait a moment before the next message.",
  },
  slow: (wait) => `Slow mode: one message every ${wait}.`,
  vote: {
    choose: "Choose one. You can change your mind while the vote is open.",
    sending: "Your answer is on its way …",
    counted: "Your answer counts. You can still change it.",
    refused: "Your answer was not taken.",
    over: "The vote is over.",
  },
  heard: "What came",
  nothing: "Nobody has said anything yet. The page lights up when a message comes.",
  news: (n, { count }) => (n === 1 ? "A new message" : `${count(n)} new messages`),
  events: {
    settings: "changes the settings",
    ping: "pings everybody",
    switched: (transport) => `switches everybody to ${transport}`,
    frozen: "stops messages",
    thawed: "allows messages again",
    vote: (question) => `asks: ${question}`,
    voteOver: "ends the vote",
    cut: "cuts a connection",
  },
  tests: {
    title: "This phone",
    reachable: {
      yes: "The server can be reached",
      no: "The server cannot be reached",
      waiting: "Can the server be reached?",
    },
    webSocket: {
      yes: "WebSocket gets through",
      no: "WebSocket does not get through on this network",
      waiting: "Does WebSocket get through?",
    },
    clock: (offset, error) => `Clock off by ${offset} ±\u00a0${error}`,
    comparing: "Comparing the clocks",
    again: "Test again",
  },
};
